import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** Of rows of `shift`: no till has told of an end yet. */
export function isNotEnded(): RawBuilder<SqlBool> {
  return sql<SqlBool>`not exists (
    select 1 from shift_end where shift_end.store = shift.store and shift_end.shift_id = shift.shift_id
  )`;
}
