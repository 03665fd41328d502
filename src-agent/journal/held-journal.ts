import type { AgentDatabase, AgentTransaction, TillKey } from '#agent/database/tables.ts';
import { epochsOf, keptIn, lineageOf, rootOf } from '#agent/journal/lineage.ts';
import { type ChainPosition, GENESIS_HASH } from '#shared/journal/chain.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import type { Head } from '#shared/sync/countersigned-head.ts';
import { placeOf } from '#shared/sync/range.ts';

export type JournalKey = TillKey & { readonly epoch: number };

/** The last record held; where nothing is, the one that the epoch follows: seq 0 with the genesis hash in the first. */
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
  if (row !== undefined) return { store, till, epoch, ...row };
  const begun = (await epochsOf(database, key)).find((one) => one.epoch === epoch);
  return { store, till, epoch, seq: begun?.after_seq ?? 0, hash: begun?.after_hash ?? GENESIS_HASH };
}

/** The newest epoch that was begun; 1 where none was. */
export async function newestEpoch(
  database: AgentDatabase | AgentTransaction,
  { store, till }: TillKey,
): Promise<number> {
  const row = await database
    .selectFrom('journal_event')
    .select('epoch')
    .where('store', '=', store)
    .where('till', '=', till)
    .orderBy('epoch', 'desc')
    .limit(1)
    .executeTakeFirst();
  return Math.max(row?.epoch ?? 1, (await epochsOf(database, { store, till })).at(-1)?.epoch ?? 1);
}

/** The record before `seq` in the journal of this epoch: held, the genesis, or null where it is not held. */
export async function readBefore(
  transaction: AgentTransaction,
  key: JournalKey,
  seq: number,
): Promise<ChainPosition | null> {
  const { store, till, epoch } = key;
  if (seq === 1) return { till, epoch: await rootOf(transaction, key), seq: 0, hash: GENESIS_HASH };
  const row = await transaction
    .selectFrom('journal_event')
    .select(['seq', 'hash', 'epoch', 'sealed_epoch'])
    .where('store', '=', store)
    .where('till', '=', till)
    .where('epoch', '=', keptIn(await lineageOf(transaction, key, epoch), seq - 1))
    .where('seq', '=', seq - 1)
    .executeTakeFirst();
  return row === undefined ? null : { till, epoch: row.sealed_epoch ?? row.epoch, seq: row.seq, hash: row.hash };
}

/** Hashes held in the journal of this epoch, by record. */
export async function readHashes(
  transaction: AgentTransaction,
  key: JournalKey,
  { fromSeq, toSeq }: { readonly fromSeq: number; readonly toSeq: number },
): Promise<ReadonlyMap<number, string>> {
  const hashes = new Map<number, string>();
  for (const stretch of await lineageOf(transaction, key, key.epoch)) {
    const rows = await transaction
      .selectFrom('journal_event')
      .select(['seq', 'hash'])
      .where('store', '=', key.store)
      .where('till', '=', key.till)
      .where('epoch', '=', stretch.epoch)
      .where('seq', '>=', Math.max(fromSeq, stretch.fromSeq))
      .where('seq', '<=', Math.min(toSeq, stretch.toSeq))
      .execute();
    for (const { seq, hash } of rows) hashes.set(seq, hash);
  }
  return hashes;
}

export async function readHeldIds(
  transaction: AgentTransaction,
  store: string,
  events: readonly JournalEvent[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction
    .selectFrom('journal_event')
    .select(['event_id', 'till', 'epoch', 'sealed_epoch', 'seq'])
    .where('store', '=', store)
    .where(
      'event_id',
      'in',
      events.map(({ eventId }) => eventId),
    )
    .execute();
  return new Map(rows.map((row) => [row.event_id, placeOf({ ...row, epoch: row.sealed_epoch ?? row.epoch })]));
}
