import type { Database } from 'better-sqlite3';
import { readSetting } from '#main/till/setting-row.ts';

const FORGOTTEN_UNTIL = 'told_forgotten_until';
const DAY_MS = 24 * 60 * 60_000;
/** So many shifts go at once: selling waits for no longer than that. */
const BATCH = 50;
/** Of each owner the newest stay however old they are: what a shift begins with is read from them. */
const NEWEST_OF_OWNER = 20;

/**
 * Shifts that the Agent told of and that nobody here asks for any more: closed, begun too long ago, this till took no part in
 * them and none goes on as part of another. Its own journal is never touched, and the Agent keeps all of them.
 */
const OLD = `SELECT id, business_date AS businessDate FROM pulled_shift AS old
  WHERE listed_ms < @beforeMs AND status = 'closed' AND attached_to IS NULL
    AND NOT EXISTS (SELECT 1 FROM shift WHERE shift.id = old.id OR shift.attached_to = old.id)
    AND NOT EXISTS (SELECT 1 FROM pulled_shift AS part WHERE part.attached_to = old.id)
    AND EXISTS (SELECT 1 FROM pulled_shift AS newer WHERE newer.owner = old.owner
      AND (newer.listed_ms, newer.id) > (old.listed_ms, old.id)
      ORDER BY newer.listed_ms, newer.id LIMIT 1 OFFSET ${NEWEST_OF_OWNER - 1})
  ORDER BY listed_ms, id LIMIT ${BATCH}`;

const TABLES = ['pulled_total', 'pulled_tally', 'pulled_session', 'told_cheque'];

/**
 * Forgets some of them, the oldest first; asked again and again, all. Age is counted from the newest shift that was told of where
 * that is longer ago than this till's clock says, so that a clock set years ahead makes nothing old.
 */
export function forgetTold(
  connection: Database,
  { days, nowMs }: { readonly days: number; readonly nowMs: number },
): void {
  if (days === 0) return;
  const newest = connection.prepare('SELECT max(listed_ms) FROM pulled_shift').pluck().get();
  if (typeof newest !== 'number') return;
  const beforeMs = Math.min(nowMs, newest) - days * DAY_MS;
  const old = connection.prepare(OLD).all({ beforeMs }) as { id: string; businessDate: string }[];
  if (old.length === 0) return;
  const forget = TABLES.map((table) => connection.prepare(`DELETE FROM ${table} WHERE shift_id = ?`));
  const forgetShift = connection.prepare('DELETE FROM pulled_shift WHERE id = ?');
  const keepUntil = connection.prepare(
    'INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)',
  );
  connection
    .transaction(() => {
      for (const { id, businessDate } of old) {
        for (const statement of forget) statement.run(id);
        forgetShift.run(id);
        keepUntil.run(FORGOTTEN_UNTIL, businessDate);
      }
    })
    .immediate();
}

/** The last business date of which shifts of other tills were forgotten here; null: none were. */
export function forgottenUntil(connection: Database): string | null {
  return readSetting(connection, FORGOTTEN_UNTIL);
}
