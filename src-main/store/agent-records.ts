import { createPublicKey, verify } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { chainCheck } from '#main/ledger/chain-check.ts';
import {
  AGENT_MARKS_MAX,
  type AgentMark,
  type AgentRecord,
  agentRecordSchema,
} from '#shared/contract/agent-own-journal.ts';
import { type ChainPosition, GENESIS_HASH } from '#shared/journal/chain.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';
import { type AgentRecordCheck, type AgentRecordFlaw, agentRecordFlaw } from '#shared/sync/agent-record.ts';

/** Some twenty megabytes at most. An Agent restored from a backup older than the oldest of them gets none of them back. */
const KEPT_MAX = 10_000;
/** A journal forks with a restore: there are few of them. */
const BRANCHES_MAX = 12;

/** The Agent that a till is enrolled with, and its store. */
export type OfAgent = { readonly store: string; readonly agentPublicKey: string };

/**
 * Keeps records of the Agent's own journal as they came, each checked by chain, seal and countersignature: all of them or none.
 * Null: kept. What is kept already is no trouble.
 */
export function keepAgentRecords(
  connection: Database,
  of: OfAgent,
  records: readonly AgentRecord[],
): AgentRecordFlaw | null {
  return connection
    .transaction((): AgentRecordFlaw | null => {
      const check = recordCheck(of);
      const told = new Map<string, ChainPosition>();
      for (const record of records) {
        const before = told.get(record.event.previousHash) ?? predecessor(connection, record.event);
        const flaw = agentRecordFlaw({ store: of.store, before }, record, check);
        if (flaw !== null) return flaw;
        told.set(record.event.hash, record.event);
      }
      const keep = connection.prepare(
        `INSERT INTO agent_record (hash, previous_hash, epoch, seq, kind, shift_id, agent_public_key, event, countersignature)
         VALUES (@hash, @previousHash, @epoch, @seq, @kind, @shiftId, @agentPublicKey, @text, @countersignature)
         ON CONFLICT (hash) DO NOTHING`,
      );
      for (const { event, countersignature } of records) {
        const { hash, previousHash, epoch, seq, kind, shiftId } = event;
        const { agentPublicKey } = of;
        const text = JSON.stringify(event);
        keep.run({ hash, previousHash, epoch, seq, kind, shiftId, agentPublicKey, text, countersignature });
      }
      forgetOldest(connection);
      return null;
    })
    .immediate();
}

function recordCheck({ agentPublicKey }: OfAgent): AgentRecordCheck {
  const key = createPublicKey({ key: Buffer.from(agentPublicKey, 'base64'), format: 'der', type: 'spki' });
  return {
    ...chainCheck(agentPublicKey),
    isCountersigned: (text, signature) =>
      verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64')),
  };
}

function predecessor(connection: Database, { epoch, previousHash, seq }: JournalEvent): ChainPosition | null {
  if (seq === 1) return { till: AGENT_PLACE, epoch, seq: 0, hash: GENESIS_HASH };
  const row = connection.prepare('SELECT epoch, seq, hash FROM agent_record WHERE hash = ?').get(previousHash);
  return row === undefined ? null : { till: AGENT_PLACE, ...(row as Omit<ChainPosition, 'till'>) };
}

function forgetOldest(connection: Database): void {
  connection
    .prepare('DELETE FROM agent_record WHERE position <= (SELECT max(position) FROM agent_record) - ?')
    .run(KEPT_MAX);
}

/** What says which records are kept: the last of each branch, and those 1, 2, 4, 8... places before it. */
export function agentMarks(connection: Database, { agentPublicKey }: OfAgent): AgentMark[] {
  const ends = connection
    .prepare(
      `SELECT seq, hash FROM agent_record AS last WHERE agent_public_key = ?
         AND NOT EXISTS (SELECT 1 FROM agent_record AS next WHERE next.previous_hash = last.hash)
       ORDER BY position DESC LIMIT ${BRANCHES_MAX}`,
    )
    .all(agentPublicKey) as AgentMark[];
  const before = connection.prepare(
    `WITH RECURSIVE before (seq, hash, previous_hash) AS (
       SELECT seq, hash, previous_hash FROM agent_record WHERE hash = ?
       UNION ALL
       SELECT one.seq, one.hash, one.previous_hash FROM agent_record AS one JOIN before ON one.hash = before.previous_hash
     ) SELECT seq, hash FROM before`,
  );
  const marks = new Map<string, AgentMark>();
  for (const end of ends) {
    for (const mark of before.all(end.hash) as AgentMark[]) {
      const apart = end.seq - mark.seq;
      if ((apart & (apart - 1)) === 0) marks.set(mark.hash, mark);
    }
  }
  return [...marks.values()].slice(0, AGENT_MARKS_MAX);
}

/** What an Agent has lost that lacks some of these marks: all that leads to them after those that it holds. */
export function lostRecords(
  connection: Database,
  { marks, lacking }: { readonly marks: readonly AgentMark[]; readonly lacking: readonly string[] },
): readonly AgentRecord[] {
  const held = marks.filter(({ hash }) => !lacking.includes(hash)).map(({ hash }) => hash);
  const rows = connection
    .prepare(
      `WITH RECURSIVE lost (hash, previous_hash) AS (
         SELECT hash, previous_hash FROM agent_record WHERE hash IN (SELECT value FROM json_each(@lacking))
         UNION
         SELECT one.hash, one.previous_hash FROM agent_record AS one JOIN lost ON one.hash = lost.previous_hash
         WHERE one.hash NOT IN (SELECT value FROM json_each(@held))
       )
       SELECT event, countersignature FROM agent_record WHERE hash IN (SELECT hash FROM lost) ORDER BY position`,
    )
    .all({ lacking: JSON.stringify(lacking), held: JSON.stringify(held) }) as {
    event: string;
    countersignature: string;
  }[];
  return rows.map(({ event, countersignature }) =>
    agentRecordSchema.parse({ event: JSON.parse(event), countersignature }),
  );
}
