import type { Database } from 'better-sqlite3';
import type { ShiftRecord } from '#main/shift/shift-records.ts';
import { pulledShift } from '#main/store/pulled-facts.ts';
import { EVENT_BODIES } from '#shared/journal/event.ts';
import type { FigureRow } from '#shared/shift/figure-row.ts';

/** What the signed end event says of each row, wherever the shift was ended; empty while it has not ended. */
export function endedRowsOf(
  connection: Database,
  shift: Pick<ShiftRecord, 'id' | 'ended_seq' | 'ended_till'>,
): readonly FigureRow[] {
  if (shift.ended_till !== null) return pulledShift(connection, shift.id)?.end?.rows ?? [];
  if (shift.ended_seq === null) return [];
  const body = connection
    .prepare(`SELECT body FROM event WHERE shift_id = ? AND seq = ? AND kind = 'shift.ended'`)
    .pluck()
    .get(shift.id, shift.ended_seq);
  return typeof body === 'string' ? EVENT_BODIES['shift.ended'].parse(JSON.parse(body)).rows : [];
}
