import type { AgentTransaction } from '#agent/database/tables.ts';
import type { JournalKey } from '#agent/journal/held-journal.ts';
import { must } from '#shared/assert.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { MOVEMENTS, type Movement } from '#shared/ledger/posting.ts';
import { type AmountTotal, type AmountTotals, amountKey, countKinds, type KindTotal } from '#shared/sync/totals.ts';

/** Databases bind only so many values in one statement. */
const ACCOUNTS_PER_QUERY = 500;
const ROWS_PER_INSERT = 500;

/** The sums held on the accounts that these events touch. */
export async function readTouchedTotals(
  transaction: AgentTransaction,
  key: JournalKey,
  events: readonly JournalEvent[],
): Promise<AmountTotals> {
  const accounts = [...new Set(events.flatMap(({ postings }) => postings.map(({ account }) => account)))];
  const totals = new Map<string, AmountTotal>();
  for (const some of slices(accounts, ACCOUNTS_PER_QUERY)) {
    const rows = await amountQuery(transaction, key).where('account', 'in', some).execute();
    for (const row of rows) totals.set(amountKey(amountTotal(row)), amountTotal(row));
  }
  return totals;
}

export async function readAmountTotals(database: AgentTransaction, key: JournalKey): Promise<readonly AmountTotal[]> {
  return (await amountQuery(database, key).execute()).map(amountTotal);
}

export async function readKindTotals(database: AgentTransaction, key: JournalKey): Promise<readonly KindTotal[]> {
  return await database
    .selectFrom('kind_total')
    .select(['kind', 'events'])
    .where('store', '=', key.store)
    .where('till', '=', key.till)
    .where('epoch', '=', key.epoch)
    .execute();
}

/** Keeps the new sums as they are and adds the counts: in the transaction that stores the events, or totals would lie after a crash. */
export async function keepTotals(
  transaction: AgentTransaction,
  { store, till, epoch }: JournalKey,
  { added, totals }: { readonly added: readonly JournalEvent[]; readonly totals: AmountTotals },
): Promise<void> {
  for (const some of slices([...totals.values()], ROWS_PER_INSERT)) {
    await transaction
      .insertInto('amount_total')
      .values(
        some.map(({ account, currency, movement, amountMinor, entries }) => ({
          store,
          till,
          epoch,
          account,
          currency,
          movement,
          amount_minor: amountMinor,
          entries,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['store', 'till', 'epoch', 'account', 'currency', 'movement']).doUpdateSet((row) => ({
          amount_minor: row.ref('excluded.amount_minor'),
          entries: row.ref('excluded.entries'),
        })),
      )
      .execute();
  }
  for (const { kind, events } of countKinds(added)) {
    await transaction
      .insertInto('kind_total')
      .values({ store, till, epoch, kind, events })
      .onConflict((conflict) =>
        conflict
          .columns(['store', 'till', 'epoch', 'kind'])
          .doUpdateSet((row) => ({ events: row('kind_total.events', '+', row.ref('excluded.events')) })),
      )
      .execute();
  }
}

function amountQuery(database: AgentTransaction, { store, till, epoch }: JournalKey) {
  return database
    .selectFrom('amount_total')
    .select(['account', 'currency', 'movement', 'amount_minor', 'entries'])
    .where('store', '=', store)
    .where('till', '=', till)
    .where('epoch', '=', epoch);
}

function amountTotal(row: {
  readonly account: string;
  readonly currency: string;
  readonly movement: string;
  readonly amount_minor: number;
  readonly entries: number;
}): AmountTotal {
  const movement: Movement = must(
    MOVEMENTS.find((known) => known === row.movement),
    'a stored movement is a known one',
  );
  const { account, currency, entries } = row;
  return { account, currency, movement, amountMinor: row.amount_minor, entries };
}

function slices<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
