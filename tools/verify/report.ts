import type { Finding } from '#shared/journal/finding.ts';
import type { JournalTally } from '#shared/journal/verify-journal.ts';

/** What a verification says. `findings` are the first of `findingsTotal`, in the order of the journal. */
export type VerifyReport = {
  readonly source: string;
  readonly isGood: boolean;
  readonly tally: JournalTally;
  readonly findings: readonly Finding[];
  readonly findingsTotal: number;
  /** What this check could not see, and what to do about it. */
  readonly limits: readonly string[];
};

const KEPT_MAX = 100;
const SHOWN_MAX = 10;

/** Keeps the first findings and counts the rest: a journal that is wrong throughout must not fill the memory. */
export class Findings {
  readonly #kept: Finding[] = [];
  #total = 0;

  add(found: Iterable<Finding>): void {
    for (const finding of found) {
      this.#total += 1;
      if (this.#kept.length < KEPT_MAX) this.#kept.push(finding);
    }
  }

  report(source: string, tally: JournalTally, limits: readonly string[]): VerifyReport {
    const isGood = this.#total === 0;
    return { source, isGood, tally, findings: this.#kept, findingsTotal: this.#total, limits };
  }
}

export function reportWords({ source, isGood, tally, findings, findingsTotal, limits }: VerifyReport): string {
  const shown = findings
    .slice(0, SHOWN_MAX)
    .map((finding, index) => (index === 0 ? firstLine(finding) : line(finding)));
  const rest = findingsTotal - shown.length;
  const lines = isGood
    ? [`The journal of ${source} is good.`]
    : [...shown, ...(rest > 0 ? [`  and ${rest} more.`] : []), `The journal of ${source} is NOT good.`];
  return [...lines, tallyWords(tally), ...limits, ''].join('\n');
}

function firstLine(finding: Finding): string {
  return finding.at === null ? line(finding).trimStart() : `First bad record: ${line(finding).trimStart()}`;
}

function line({ at, flaw, words }: Finding): string {
  const name = at === null ? '' : `${at.epoch ?? '?'}/${at.seq ?? '?'} (event ${at.eventId ?? 'unreadable'}): `;
  return `  ${name}${words}. [${flaw}]`;
}

function tallyWords({ events, shifts, openShifts, receipts, unknownEvents, head }: JournalTally): string {
  const open = openShifts === 0 ? '' : `, ${openShifts} open`;
  const unknown = unknownEvents === 0 ? '' : `, ${unknownEvents} events of a newer version not understood`;
  const end = head === null ? 'no head' : `head ${head.epoch}/${head.seq} ${head.hash}`;
  return `${events} events, ${shifts} shifts ended${open}, ${receipts} receipts${unknown}; ${end}`;
}

export function reportJson({ source, isGood, tally, findings, findingsTotal, limits }: VerifyReport): string {
  return JSON.stringify({ source, isGood, ...tally, findingsTotal, findings, limits });
}
