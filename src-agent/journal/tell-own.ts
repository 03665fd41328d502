import type { z } from 'zod';
import type { AgentDatabase, AgentTables, AgentTransaction } from '#agent/database/tables.ts';
import { sealedEvent } from '#agent/journal/event-row.ts';
import { epochsOf, lineageOf } from '#agent/journal/lineage.ts';
import type { AgentKey } from '#agent/key/agent-key.ts';
import {
  AGENT_RECORDS_MAX,
  type AgentMark,
  type AgentRecord,
  type AgentRecords,
  type askAgentRecordsSchema,
} from '#shared/contract/agent-own-journal.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';
import { headOf } from '#shared/sync/agent-record.ts';

type Row = AgentTables['journal_event'];

/**
 * What a till lacks of the Agent's own journal, and what it names that is not held here. Whoever holds a record holds all
 * that it follows, so a few records say what a till has, however the journal went.
 */
export async function tellOwn(
  { database, key }: { readonly database: AgentDatabase; readonly key: AgentKey },
  { store, held }: z.infer<typeof askAgentRecordsSchema>,
): Promise<AgentRecords> {
  return await database.transaction().execute(async (transaction) => {
    const found = await heldOwn(transaction, { store, seqs: held.map(({ seq }) => seq) });
    const named = held.map((mark) => ({ mark, row: found.find((row) => isRecord(row, mark)) }));
    const reach = await reachOf(
      transaction,
      store,
      named.flatMap(({ row }) => row ?? []),
    );
    const rows = await rowsBeyond(transaction, store, reach);
    return {
      records: rows.slice(0, AGENT_RECORDS_MAX).map((row) => recordOf(row, key)),
      hasMore: rows.length > AGENT_RECORDS_MAX,
      lacking: named.flatMap(({ mark, row }) => (row === undefined ? [mark.hash] : [])),
    };
  });
}

type OwnRow = Pick<Row, 'epoch' | 'sealed_epoch' | 'seq' | 'hash'>;

/** Records of the Agent's own journal at these places, on whichever branch. */
export async function heldOwn(
  transaction: AgentTransaction,
  { store, seqs }: { readonly store: string; readonly seqs: readonly number[] },
): Promise<readonly OwnRow[]> {
  if (seqs.length === 0) return [];
  return await transaction
    .selectFrom('journal_event')
    .select(['epoch', 'sealed_epoch', 'seq', 'hash'])
    .where('store', '=', store)
    .where('till', '=', AGENT_PLACE)
    .where('epoch', 'in', await ownEpochs(transaction, store))
    .where('seq', 'in', [...new Set(seqs)])
    .execute();
}

async function ownEpochs(transaction: AgentTransaction, store: string): Promise<readonly number[]> {
  return [1, ...(await epochsOf(transaction, { store, till: AGENT_PLACE })).map(({ epoch }) => epoch)];
}

function isRecord(row: OwnRow, { seq, hash }: AgentMark): boolean {
  return row.seq === seq && row.hash === hash;
}

/** How far each epoch is covered by records that the till holds. */
async function reachOf(
  transaction: AgentTransaction,
  store: string,
  named: readonly OwnRow[],
): Promise<ReadonlyMap<number, number>> {
  const reach = new Map<number, number>();
  for (const { epoch, seq } of named) {
    for (const stretch of await lineageOf(transaction, { store, till: AGENT_PLACE }, epoch)) {
      const upTo = Math.min(stretch.toSeq, seq);
      reach.set(stretch.epoch, Math.max(reach.get(stretch.epoch) ?? 0, upTo));
    }
  }
  return reach;
}

/** An epoch follows records of earlier ones only: in this order no record comes before the one that it follows. */
async function rowsBeyond(
  transaction: AgentTransaction,
  store: string,
  reach: ReadonlyMap<number, number>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const epoch of await ownEpochs(transaction, store)) {
    const found = await transaction
      .selectFrom('journal_event')
      .selectAll()
      .where('store', '=', store)
      .where('till', '=', AGENT_PLACE)
      .where('epoch', '=', epoch)
      .where('seq', '>', reach.get(epoch) ?? 0)
      .orderBy('seq')
      .limit(AGENT_RECORDS_MAX + 1 - rows.length)
      .execute();
    rows.push(...found);
    if (rows.length > AGENT_RECORDS_MAX) break;
  }
  return rows;
}

function recordOf(row: Row, key: AgentKey): AgentRecord {
  const event = sealedEvent(row);
  return { event, countersignature: key.countersign(headOf(row.store, event)).countersignature };
}
