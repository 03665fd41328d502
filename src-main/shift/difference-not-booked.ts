import type { Database } from 'better-sqlite3';
import type { ShiftRecord } from '#main/shift/shift-records.ts';
import { isSameRow, type RowKey } from '#shared/shift/figures.ts';

/**
 * What the count at the start differed by where no document was made of it: it moves no balance, and is told beside them
 * (domain reference, section 3). Known at the till where the shift began.
 */
export function differenceNotBooked(connection: Database, shift: ShiftRecord, row: RowKey): number {
  if (shift.parameters.differenceDocumentsAtStart) return 0;
  const counted = connection
    .prepare(
      `SELECT total_minor FROM shift_count
       WHERE shift_id = ? AND occasion = 'start' AND payment_form = ? AND currency = ?`,
    )
    .pluck()
    .get(shift.id, row.paymentForm, row.currency);
  if (typeof counted !== 'number') return 0;
  return counted - (shift.beginning.find((entry) => isSameRow(entry, row))?.amountMinor ?? 0);
}
