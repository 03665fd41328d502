import { openCardPayments, unsettledPayments } from '#main/card/card-records.ts';
import type { Desk } from '#main/desk/desk.ts';
import { say } from '#main/language/speak.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { latestSettlements, type Settlement } from '#main/settlement/settlement-records.ts';
import { requireOperator } from '#main/shift/standing.ts';
import { terminalWords } from '#main/terminal/terminal-words.ts';
import { isRefund } from '#shared/card/card-payment.ts';
import { terminalName } from '#shared/card/request-card.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { SettlementSheet, SettlementShown } from '#shared/contract/settlement.ts';
import { ok, type Result } from '#shared/result.ts';

const SHOWN = 10;

export function settlementSheet(desk: Desk): Result<SettlementSheet, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const { currency, ...setting } = desk.terminal.setting();
  const terminal = terminalName(setting);
  const payments = unsettledPayments(desk.connection, terminal).filter(({ state }) => state !== 'reversed');
  const unknown = openCardPayments(desk.connection).filter(
    (payment) => payment.terminal === terminal && payment.state === 'unknown',
  );
  const settlements = latestSettlements(desk.connection, SHOWN);
  const last = settlements.find((one) => one.terminal === terminal && one.state.startsWith('settled'));
  return ok({
    kind: setting.kind,
    terminal,
    currency,
    payments: payments.filter((payment) => !isRefund(payment)).length,
    refunds: payments.filter(isRefund).length,
    totalMinor: payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    unknownPayments: unknown.length,
    since: last?.finishedAt ?? null,
    settlements: settlements.map((settlement) => shown(desk, settlement)),
  });
}

function shown(desk: Desk, settlement: Settlement): SettlementShown {
  const { batch, comment, currency, finishedAt, id, requestedAt, state, terminal, totalMinor } = settlement;
  return {
    id,
    terminal,
    state,
    words: wordsOf(desk, settlement),
    requestedAt,
    requestedBy:
      readOperators(desk.connection).find((operator) => operator.id === settlement.requestedBy)?.name ??
      settlement.requestedBy,
    finishedAt,
    payments: settlement.paymentIds.length,
    currency,
    totalMinor,
    terminalTotalMinor: batch?.totalMinor ?? null,
    totals: batch?.totals ?? null,
    differences: [...settlement.differences],
    comment,
  };
}

function wordsOf(desk: Desk, { code, id, reason, state }: Settlement): string {
  const { language } = desk.configuration();
  const live = desk.terminal.live();
  if (state === 'requested' && live.subjectId === id && live.words !== null) return terminalWords(live.words, language);
  if (state === 'failed')
    return say(
      language,
      `settlement.failed.${reason === 'terminal_unreachable' || reason === 'terminal_busy' ? 'later' : 'refused'}`,
      { reason: say(language, `card.declined.${reason}`, { code }) },
    );
  return state === 'unknown' ? say(language, `card.unknown.${reason}`) : '';
}
