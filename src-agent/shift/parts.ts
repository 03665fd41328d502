import type { AgentTransaction } from '#agent/database/tables.ts';
import { type ForkedTill, forkedTills, recordsOf, type SideBranch } from '#agent/journal/side-branch.ts';
import { chequesAmong, chequesOf } from '#agent/shift/part-cheques.ts';
import { documentsAmong, documentsOf } from '#agent/shift/part-documents.ts';
import type { ShiftPart, ShiftTotal, Tally } from '#shared/contract/agent-shift.ts';
import { type JournalEvent, readableEvent } from '#shared/journal/event.ts';
import { talliesOf } from '#shared/shift/tallies.ts';

type Of<T> = T & { readonly till: string };

/** What is known of a shift from all journals: sums, and how far each till's epochs belong to it. */
export type PartFacts = {
  readonly totals: readonly Of<ShiftTotal>[];
  readonly tallies: readonly Of<Tally>[];
  readonly reaches: readonly { readonly till: string; readonly epoch: number; readonly seq: number }[];
};

/**
 * What each till moved in a shift. A till whose journal was forked has one part for the way that it goes on, and one for each
 * branch beside it, by that branch's own epoch: the till's journal does not hold it.
 */
export async function shiftParts(
  transaction: AgentTransaction,
  { store, shiftId }: { readonly store: string; readonly shiftId: string },
  facts: PartFacts,
): Promise<ShiftPart[]> {
  const forked = await forkedTills(transaction, store);
  const parts: ShiftPart[] = [];
  for (const till of [...new Set(facts.reaches.map((reach) => reach.till))].toSorted()) {
    const fork = forked.find((one) => one.till === till) ?? null;
    const beside: ShiftPart[] = [];
    for (const branch of fork?.beside ?? []) {
      const events = await recordsOf(transaction, { store, branch, shiftId });
      if (events.length > 0) beside.push(partOf(branch, events));
    }
    const part = { store, shiftId, till, beside: fork?.beside ?? [] };
    const documents = await documentsOf(transaction, part);
    const cheques = await chequesOf(transaction, part);
    parts.push({ ...mainPart(till, facts, beside), ...reachOf(till, facts, fork), documents, cheques }, ...beside);
  }
  return parts;
}

/** Everything that a till moved, less what is told by itself. */
function mainPart(till: string, facts: PartFacts, beside: readonly ShiftPart[]): Pick<ShiftPart, 'totals' | 'tallies'> {
  const totals = facts.totals.filter((row) => row.till === till).map(({ till: _, ...row }) => row);
  const tallies = facts.tallies.filter((row) => row.till === till).map(({ till: _, ...row }) => row);
  const less = beside.flatMap((part) => part.totals);
  const lessTallies = beside.flatMap((part) => part.tallies);
  return {
    totals: summedTotals([
      ...totals,
      ...less.map((row) => ({ ...row, amountMinor: -row.amountMinor, entries: -row.entries })),
    ]).filter(({ entries }) => entries !== 0),
    tallies: summedTallies([...tallies, ...lessTallies.map((row) => ({ ...row, value: -row.value }))]),
  };
}

/** Up to which record of the way that the till goes on its part is known. */
function reachOf(
  till: string,
  { reaches }: PartFacts,
  fork: ForkedTill | null,
): Pick<ShiftPart, 'till' | 'epoch' | 'seq'> {
  const own = reaches.filter((reach) => reach.till === till);
  const newest = own.toSorted((one, other) => other.epoch - one.epoch)[0];
  const seq = newest?.seq ?? 0;
  const epoch = fork?.newestEpoch ?? newest?.epoch ?? 1;
  const beside = fork?.beside.find((branch) => branch.epoch === newest?.epoch);
  return { till, epoch, seq: beside === undefined ? seq : Math.min(seq, beside.afterSeq) };
}

function partOf({ till, epoch, seq }: SideBranch, events: readonly JournalEvent[]): ShiftPart {
  const totals = events.flatMap(({ postings }) => postings.map((posting) => ({ ...posting, entries: 1 })));
  const tallies = events.flatMap((event) => {
    const known = readableEvent(event);
    return known === null ? [] : talliesOf(known);
  });
  return {
    till,
    epoch,
    seq,
    totals: summedTotals(totals),
    tallies: summedTallies(tallies),
    documents: documentsAmong(events),
    cheques: chequesAmong(events),
  };
}

function summedTotals(rows: readonly ShiftTotal[]): ShiftTotal[] {
  return merged(
    rows,
    ({ account, currency, movement }) => JSON.stringify([account, currency, movement]),
    (one, other) => ({
      ...one,
      amountMinor: one.amountMinor + other.amountMinor,
      entries: one.entries + other.entries,
    }),
  );
}

function summedTallies(rows: readonly Tally[]): Tally[] {
  return merged(
    rows,
    ({ name, subject }) => JSON.stringify([name, subject]),
    (one, other) => ({ ...one, value: one.value + other.value }),
  );
}

/** One row a key, in the order of the keys. */
function merged<T>(rows: readonly T[], keyOf: (row: T) => string, add: (one: T, other: T) => T): T[] {
  const sums = new Map<string, T>();
  for (const row of rows) {
    const before = sums.get(keyOf(row));
    sums.set(keyOf(row), before === undefined ? row : add(before, row));
  }
  return [...sums].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
