import { z } from 'zod';
import type { AgentDatabase, AgentTransaction, TillKey } from '#agent/database/tables.ts';
import { lockFeed } from '#agent/feed/store-feed.ts';
import { withdraw } from '#agent/master-data/keep-records.ts';
import { recordsOf } from '#agent/master-data/records-of.ts';
import { type ToldParked, toldParkedSchema } from '#shared/contract/agent-parked.ts';

/** Keeps what a till says is parked there; what it said before is no more, and orders about it are over. */
export async function keepParked(
  database: AgentDatabase,
  { store, till, parked, at }: TillKey & { readonly parked: readonly ToldParked[]; readonly at: string },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('till')
      .set({ told_parked: JSON.stringify(parked) })
      .where('store', '=', store)
      .where('till', '=', till)
      .where((row) => row.or([row('told_parked', 'is', null), row('told_parked', '<>', JSON.stringify(parked))]))
      .executeTakeFirst();
    // News for every till of the store: what is parked here may be taken up there.
    if (numUpdatedRows > 0n) await lockFeed(transaction, { store, now: at });
  });
  const gone = (await recordsOf(database, store, 'parked_drop'))
    .filter((drop) => drop.till === till && !parked.some(({ documentId }) => documentId === drop.id))
    .map(({ id }) => id);
  if (gone.length > 0) await withdraw(database, { store, kind: 'parked_drop', gone, by: till, at });
}

/** What is parked at the tills of a store, as each last said. */
export async function readParked(
  database: AgentDatabase | AgentTransaction,
  store: string,
): Promise<readonly (ToldParked & { readonly till: string })[]> {
  const rows = await database
    .selectFrom('till')
    .select(['till', 'told_parked'])
    .where('store', '=', store)
    .where('told_parked', 'is not', null)
    .orderBy('till')
    .execute();
  return rows.flatMap(({ till, told_parked }) => {
    const read = z.array(toldParkedSchema).safeParse(JSON.parse(told_parked ?? '[]'));
    return (read.data ?? []).map((one) => ({ till, ...one }));
  });
}
