import type { JournalEvent } from '#shared/journal/event.ts';

/** The totals of a journal added up the plainest way there is, to be compared with what the agent kept event by event. */
export function expectedTotals(events: readonly JournalEvent[]) {
  const rows = new Map<
    string,
    { account: string; currency: string; movement: string; amountMinor: number; entries: number }
  >();
  for (const { account, currency, movement, amountMinor } of events.flatMap(({ postings }) => postings)) {
    const key = JSON.stringify([account, currency, movement]);
    const row = rows.get(key) ?? { account, currency, movement, amountMinor: 0, entries: 0 };
    rows.set(key, { ...row, amountMinor: row.amountMinor + amountMinor, entries: row.entries + 1 });
  }
  const kinds = [...new Set(events.map(({ kind }) => kind))].sort();
  return {
    seq: events.length,
    events: kinds.map((kind) => ({ kind, events: events.filter((event) => event.kind === kind).length })),
    amounts: [...rows.keys()].sort().map((key) => rows.get(key)),
  };
}
