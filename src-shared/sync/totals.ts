import type { JournalEvent } from '#shared/journal/event.ts';
import type { Movement, Posting } from '#shared/ledger/posting.ts';
import type { CurrencyCode } from '#shared/money/amount.ts';

/** Sum of one movement on one account in one currency. */
export type AmountTotal = {
  readonly account: string;
  readonly currency: CurrencyCode;
  readonly movement: Movement;
  readonly amountMinor: number;
  readonly entries: number;
};
export type KindTotal = { readonly kind: string; readonly events: number };

/** Running sums by `amountKey`; kept per event, so that nothing ever has to be added up over a whole journal. */
export type AmountTotals = ReadonlyMap<string, AmountTotal>;

export function amountKey({ account, currency, movement }: Pick<Posting, 'account' | 'currency' | 'movement'>): string {
  return `${currency} ${movement} ${account}`;
}

/** The rows that change through these postings, with their new sums. Null: a sum would leave the whole numbers a till can count to. */
export function addPostings(held: AmountTotals, postings: readonly Posting[]): AmountTotals | null {
  const changed = new Map<string, AmountTotal>();
  for (const { account, currency, movement, amountMinor } of postings) {
    const key = amountKey({ account, currency, movement });
    const before = changed.get(key) ?? held.get(key);
    const after = (before?.amountMinor ?? 0) + amountMinor;
    if (!Number.isSafeInteger(after)) return null;
    changed.set(key, { account, currency, movement, amountMinor: after, entries: (before?.entries ?? 0) + 1 });
  }
  return changed;
}

/** Whether the amounts of a currency can be added up in any order without leaving the whole numbers; only then "balanced" says anything. */
export function isSummable(postings: readonly Posting[]): boolean {
  const sums = new Map<CurrencyCode, number>();
  for (const { currency, amountMinor } of postings) {
    const sum = (sums.get(currency) ?? 0) + Math.abs(amountMinor);
    if (!Number.isSafeInteger(sum)) return false;
    sums.set(currency, sum);
  }
  return true;
}

export function countKinds(events: readonly JournalEvent[]): readonly KindTotal[] {
  const counts = new Map<string, number>();
  for (const { kind } of events) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, events: count }));
}

/** One order for both sides, by code point and not by language, so that equal totals are equal texts. */
export function sortAmounts<T extends Pick<AmountTotal, 'account' | 'currency' | 'movement'>>(
  totals: Iterable<T>,
): T[] {
  return [...totals].sort((a, b) => compare(sortKey(a), sortKey(b)));
}

export function sortKinds(totals: Iterable<KindTotal>): KindTotal[] {
  return [...totals].sort((a, b) => compare(a.kind, b.kind));
}

function sortKey({ account, currency, movement }: Pick<AmountTotal, 'account' | 'currency' | 'movement'>): string {
  return `${account}\n${currency}\n${movement}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
