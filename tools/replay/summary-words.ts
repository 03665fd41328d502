import { plainAmount } from '#shared/money/parse-amount.ts';
import type { ReplaySummary } from './replay.ts';
import { CURRENCY } from './replay-day.ts';

const SHOWN_MAX = 20;

/** The summary for people, one figure a line. */
export function summaryWords(summary: ReplaySummary): string {
  const { turnoverMinor, journal, saleMs, differing } = summary;
  const money = (amountMinor: number) => `${plainAmount(amountMinor, 2)} ${CURRENCY}`;
  const projections = journal.findings.some(({ flaw }) => flaw === 'projection_differs');
  const lines: readonly (readonly [string, string])[] = [
    ['Days (shifts)', String(summary.days)],
    ['Receipts', String(summary.receipts)],
    ['Items', String(summary.items)],
    ['Turnover', money(turnoverMinor.cash + turnoverMinor.card)],
    ['  Cash', money(turnoverMinor.cash)],
    ['  Charge Card', money(turnoverMinor.card)],
    ['Sum of differences', money(summary.differenceSumMinor)],
    ['Withdrawn', money(summary.withdrawnMinor)],
    ['Remains', money(summary.remainingMinor)],
    ['Left out of the file', `${summary.rowsWithoutItem} rows NONE, ${summary.emptyReceipts} receipts of nothing else`],
    ['Journal length', `${journal.tally.events} events`],
    ['Time per sale', `median ${milliseconds(saleMs.median)}, p99 ${milliseconds(saleMs.p99)}`],
    ['Whole replay', `${Math.round(summary.totalSeconds)} s`],
    ['Equal totals', yesNo(summary.areTotalsEqual)],
    ['Journal verified', yesNo(journal.isGood)],
    ['Projections rebuilt', projections ? 'DIFFERENT' : 'identical'],
  ];
  const table = lines.map(([name, value]) => `${name.padEnd(21)} ${value}`);
  const rest = differing.length - SHOWN_MAX;
  const off = differing.slice(0, SHOWN_MAX).map((words) => `DIFFERS: ${words}`);
  return [...table, ...off, ...(rest > 0 ? [`and ${rest} more differences`] : []), ''].join('\n');
}

function yesNo(is: boolean): string {
  return is ? 'yes' : 'NO';
}

function milliseconds(value: number): string {
  return `${Math.round(value * 10) / 10} ms`;
}
