import type { AgentDatabase, TillKey } from '#agent/database/tables.ts';
import { keyIdOf } from '#agent/door/till-key.ts';
import { readTills } from '#agent/feed/read-feed.ts';
import { epochsOf } from '#agent/journal/lineage.ts';
import { openSessions, operatorNames } from '#agent/managers/open-shifts.ts';
import { toldTillSchema } from '#shared/contract/agent-till-state.ts';
import { refusedRecordSchema, type TillRecord } from '#shared/contract/managers-tills.ts';

/** Everything known of one till. Null: there is none of this name in the store. */
export async function readTillRecord(
  database: AgentDatabase,
  { store, till, now }: TillKey & { readonly now: string },
): Promise<TillRecord | null> {
  const row = await database
    .selectFrom('till')
    .selectAll()
    .where('store', '=', store)
    .where('till', '=', till)
    .executeTakeFirst();
  const heard = (await readTills(database, { store, now })).find((one) => one.till === till);
  if (row === undefined || heard === undefined) return null;
  const told = readTold(row.told_state);
  return {
    till,
    store,
    told: told === null || row.told_state_at === null ? null : { at: row.told_state_at, state: told },
    seenFrom: row.seen_from,
    clockMs: row.told_clock_ms,
    journal: {
      epoch: heard.epoch,
      heldSeq: heard.seq,
      toldSeq: row.told_seq,
      lastPushAt: row.last_push_at,
      epochs: (await epochsOf(database, { store, till })).map(({ epoch, after_seq, began_at }) => ({
        epoch,
        afterSeq: after_seq,
        beganAt: began_at,
      })),
      branches: heard.branches,
      refused: row.refused_record === null ? null : refusedRecordSchema.parse(JSON.parse(row.refused_record)),
    },
    sessions: await sessionsAt(database, { store, till }),
    keys: await keysOf(database, { store, till, publicKey: row.public_key, enrolledAt: row.enrolled_at }),
  };
}

/** Null also for what a till of another version said and nobody here can read any more. */
function readTold(text: string | null) {
  return text === null ? null : (toldTillSchema.safeParse(JSON.parse(text)).data ?? null);
}

async function sessionsAt(database: AgentDatabase, { store, till }: TillKey): Promise<TillRecord['sessions']> {
  const names = await operatorNames(database, store);
  return (await openSessions(database, store))
    .filter((session) => session.till === till)
    .map(({ sessionId, operatorId, openedAt, shiftId, shiftNumber }) => ({
      sessionId,
      operatorName: names.get(operatorId) ?? operatorId,
      since: openedAt,
      shiftId,
      shiftNumber,
    }));
}

async function keysOf(
  database: AgentDatabase,
  known: TillKey & { readonly publicKey: string; readonly enrolledAt: string },
): Promise<TillRecord['keys']> {
  const rows = await database
    .selectFrom('till_key')
    .selectAll()
    .where('store', '=', known.store)
    .where('till', '=', known.till)
    .orderBy('enrolled_at', 'desc')
    .orderBy('key_id')
    .execute();
  const keys = rows.map((row) => ({
    keyId: row.key_id,
    enrolledAt: row.enrolled_at,
    enrolledBy: row.enrolled_by,
    endedAt: row.ended_at,
    endedBecause: row.ended_because,
  }));
  if (keys.length > 0) return keys;
  // Enrolled before keys had a table of their own.
  const { enrolledAt, publicKey } = known;
  return [{ keyId: keyIdOf(publicKey), enrolledAt, enrolledBy: null, endedAt: null, endedBecause: null }];
}
