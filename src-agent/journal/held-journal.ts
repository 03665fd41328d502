import type { AgentDatabase, AgentTransaction, TillKey } from '#agent/database/tables.ts';
import { type ChainPosition, GENESIS_HASH } from '#shared/journal/chain.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import type { Head } from '#shared/sync/countersigned-head.ts';
import { placeOf } from '#shared/sync/range.ts';

export type JournalKey = TillKey & { readonly epoch: number };

/** The last record held; seq 0 with the genesis hash where nothing is. */
export async function readHead(database: AgentDatabase | AgentTransaction, key: JournalKey): Promise<Head> {
  const { store, till, epoch } = key;
  const row = await database
    .selectFrom('journal_event')
    .select(['seq', 'hash'])
    .where('store', '=', store)
    .where('till', '=', till)
    .where('epoch', '=', epoch)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { store, till, epoch, seq: row?.seq ?? 0, hash: row?.hash ?? GENESIS_HASH };
}

export async function newestEpoch(database: AgentDatabase, { store, till }: TillKey): Promise<number> {
  const row = await database
    .selectFrom('journal_event')
    .select('epoch')
    .where('store', '=', store)
    .where('till', '=', till)
    .orderBy('epoch', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.epoch ?? 1;
}

/** The record before `seq`: held, the genesis, or null where it is not held. */
export async function readBefore(
  transaction: AgentTransaction,
  key: JournalKey,
  seq: number,
): Promise<ChainPosition | null> {
  const { till, epoch } = key;
  if (seq === 1) return { till, epoch, seq: 0, hash: GENESIS_HASH };
  const hash = (await readHashes(transaction, key, { fromSeq: seq - 1, toSeq: seq - 1 })).get(seq - 1);
  return hash === undefined ? null : { till, epoch, seq: seq - 1, hash };
}

export async function readHashes(
  transaction: AgentTransaction,
  { store, till, epoch }: JournalKey,
  { fromSeq, toSeq }: { readonly fromSeq: number; readonly toSeq: number },
): Promise<ReadonlyMap<number, string>> {
  const rows = await transaction
    .selectFrom('journal_event')
    .select(['seq', 'hash'])
    .where('store', '=', store)
    .where('till', '=', till)
    .where('epoch', '=', epoch)
    .where('seq', '>=', fromSeq)
    .where('seq', '<=', toSeq)
    .execute();
  return new Map(rows.map(({ seq, hash }) => [seq, hash]));
}

export async function readHeldIds(
  transaction: AgentTransaction,
  store: string,
  events: readonly JournalEvent[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction
    .selectFrom('journal_event')
    .select(['event_id', 'till', 'epoch', 'seq'])
    .where('store', '=', store)
    .where(
      'event_id',
      'in',
      events.map(({ eventId }) => eventId),
    )
    .execute();
  return new Map(rows.map((row) => [row.event_id, placeOf(row)]));
}
