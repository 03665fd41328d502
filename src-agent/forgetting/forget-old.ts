import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { AgentDatabase, AgentTables } from '#agent/database/tables.ts';
import { SIGNATURE_WINDOW_MS } from '#shared/contract/agent-door.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export type Forgetting = {
  /** How long it can still be told which code a till came in by, and which one nobody used. */
  readonly codeDays: number;
};

type Forgotten = {
  readonly table: keyof AgentTables;
  /** Since when nobody needs a row any more; null in a row: it is still needed. */
  readonly column: string;
  readonly afterMs: number;
};

/**
 * What was good for a time only, and for how long it is kept after that. Nothing else is ever forgotten: journals and what
 * follows from them, the audit trail, and the leases that were given, because an end may name its lease long after it ran out.
 */
function forgotten({ codeDays }: Forgetting): readonly Forgotten[] {
  return [
    // After this the moment that a signature names is too old by itself.
    { table: 'request_nonce', column: 'at', afterMs: 2 * SIGNATURE_WINDOW_MS + MINUTE_MS },
    { table: 'refused_attempt', column: 'minute', afterMs: HOUR_MS },
    { table: 'manager_failure', column: 'last_at', afterMs: DAY_MS },
    { table: 'manager_session', column: 'expires_at', afterMs: DAY_MS },
    { table: 'start_grant', column: 'expires_at', afterMs: DAY_MS },
    { table: 'ending_lease', column: 'expires_at', afterMs: DAY_MS },
    { table: 'parked_request', column: 'expires_at', afterMs: DAY_MS },
    { table: 'enrolment_code', column: 'spent_at', afterMs: codeDays * DAY_MS },
    { table: 'enrolment_code', column: 'expires_at', afterMs: codeDays * DAY_MS },
  ];
}

/** So many rows go at once: a SQLite stands still for no longer than that, and nobody waits long for a lock. */
const BATCH = 500;
const BETWEEN_MS = 20;

/** Forgets all that nobody needs any more, the oldest first. Left off anywhere, the next time goes on there; several instances may do it at once. */
export async function forgetOld(
  database: AgentDatabase,
  how: Forgetting & { readonly nowMs: number; readonly stop: AbortSignal },
): Promise<void> {
  for (const { afterMs, ...what } of forgotten(how)) {
    const before = new Date(how.nowMs - afterMs).toISOString();
    while (!how.stop.aborted && (await forgetBatch(database, what, before)) === 'there is more') {
      await pause(BETWEEN_MS, undefined, { signal: how.stop }).catch(() => {});
    }
  }
}

/** By age alone and without a list of rows, so that a sharded database does it on each of its shards. */
async function forgetBatch(
  database: AgentDatabase,
  { table, column }: Omit<Forgotten, 'afterMs'>,
  before: string,
): Promise<'there is more' | 'done'> {
  const [rows, at] = [sql.table(table), sql.ref(column)];
  const { rows: last } = await sql<{ at: string }>`
    SELECT ${at} AS at FROM ${rows} WHERE ${at} < ${before} ORDER BY ${at} LIMIT 1 OFFSET ${BATCH - 1}`.execute(
    database,
  );
  const [bound] = last;
  if (bound === undefined) await sql`DELETE FROM ${rows} WHERE ${at} < ${before}`.execute(database);
  else await sql`DELETE FROM ${rows} WHERE ${at} <= ${bound.at}`.execute(database);
  return bound === undefined ? 'done' : 'there is more';
}
