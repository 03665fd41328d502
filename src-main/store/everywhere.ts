import type { Database } from 'better-sqlite3';

/** Running totals of a shift over all tills: this till's own, and what the Agent told of the others'. Bind `@parts`. */
export const TOTALS_EVERYWHERE = `(
  SELECT account, currency, movement, amount_minor, entries FROM shift_total
  WHERE shift_id IN (SELECT value FROM json_each(@parts))
  UNION ALL
  SELECT account, currency, movement, amount_minor, entries FROM pulled_total
  WHERE shift_id IN (SELECT value FROM json_each(@parts))
)`;

/** Counts of a shift over all tills, likewise. */
export const TALLIES_EVERYWHERE = `(
  SELECT name, subject, value FROM shift_tally WHERE shift_id IN (SELECT value FROM json_each(@parts))
  UNION ALL
  SELECT name, subject, value FROM pulled_tally WHERE shift_id IN (SELECT value FROM json_each(@parts))
)`;

/** Ids of a shift and of those that were started without knowing of it and go on as part of it. */
export function shiftsIn(connection: Database, shiftId: string): readonly string[] {
  const attached = connection
    .prepare(
      `SELECT id FROM shift WHERE attached_to = @shiftId UNION SELECT id FROM pulled_shift WHERE attached_to = @shiftId`,
    )
    .pluck()
    .all({ shiftId }) as string[];
  return [shiftId, ...attached];
}

/** The same as a JSON array, to be bound as `@parts`. */
export function partsOf(connection: Database, shiftId: string): string {
  return JSON.stringify(shiftsIn(connection, shiftId));
}
