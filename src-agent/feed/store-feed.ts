import type { AgentDatabase, AgentTransaction } from '#agent/database/tables.ts';
import type { FeedNews } from '#shared/contract/agent-shift.ts';

/**
 * Takes the store's feed for the rest of the transaction: whoever changes shifts of one store waits here for the other,
 * so that positions become visible in their order and nobody decides by what another is about to change.
 *
 * A position is never below the milliseconds of the Agent's clock: an Agent restored from an old backup goes on beyond
 * every position it gave out before, so that no till takes its news for old.
 */
export async function lockFeed(
  transaction: AgentTransaction,
  { store, now }: { readonly store: string; readonly now: string },
): Promise<number> {
  const row = await transaction
    .insertInto('feed_head')
    .values({ store, position: 1 })
    .onConflict((conflict) =>
      conflict.column('store').doUpdateSet((row) => ({ position: row('feed_head.position', '+', 1) })),
    )
    .returning('position')
    .executeTakeFirstOrThrow();
  const position = Math.max(row.position, Date.parse(now));
  if (position > row.position) {
    await transaction.updateTable('feed_head').set({ position }).where('store', '=', store).execute();
  }
  return position;
}

/** Moves shifts to the front of the feed. */
export async function tellOf(
  transaction: AgentTransaction,
  { store, position }: { readonly store: string; readonly position: number },
  shiftIds: Iterable<string>,
): Promise<void> {
  const rows = [...new Set(shiftIds)].map((shift_id) => ({ store, shift_id, position }));
  if (rows.length === 0) return;
  await transaction
    .insertInto('feed_shift')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['store', 'shift_id']).doUpdateSet((row) => ({ position: row.ref('excluded.position') })),
    )
    .execute();
}

/** How far the feed and the master data of each store reach; a store that is not named has nothing yet. */
export async function newsOfStores(
  database: AgentDatabase,
  stores: readonly string[],
): Promise<ReadonlyMap<string, FeedNews>> {
  const heads = await database.selectFrom('feed_head').selectAll().where('store', 'in', stores).execute();
  const masters = await database.selectFrom('master_head').selectAll().where('store', 'in', stores).execute();
  const news = new Map(heads.map(({ store, position }) => [store, { cursor: position, masterCursor: 0 }]));
  for (const { store, cursor } of masters)
    news.set(store, { cursor: news.get(store)?.cursor ?? 0, masterCursor: cursor });
  return news;
}

export async function feedPosition(database: AgentDatabase | AgentTransaction, store: string): Promise<number> {
  const row = await database.selectFrom('feed_head').select('position').where('store', '=', store).executeTakeFirst();
  return row?.position ?? 0;
}
