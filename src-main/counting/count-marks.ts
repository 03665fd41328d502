import type { Database } from 'better-sqlite3';
import type { CountOf } from '#main/counting/count-entries.ts';
import { movementTotalsOf } from '#main/shift/shift-records.ts';
import { type CountMark, markOf } from '#shared/counting/stale-count.ts';
import { PLACE_MOVEMENTS } from '#shared/ledger/posting.ts';
import { isSameRow, type MovementTotal, type RowKey } from '#shared/shift/figures.ts';

/** How often each row of a shift has been moved by now. */
export function marksNow(connection: Database, shiftId: string): (row: RowKey) => CountMark {
  const totals = movementTotalsOf(connection, shiftId);
  return (row) => rowMark(totals, row);
}

export function rowMark(totals: readonly MovementTotal[], row: RowKey): CountMark {
  return markOf(
    totals.filter((total) => isSameRow(total, row)),
    PLACE_MOVEMENTS,
  );
}

/** Where the count of a row was begun; null: it is not begun, or was begun before there was a shift. */
export function markKept(connection: Database, { drawer, occasion }: CountOf, row: RowKey): CountMark | null {
  const kept = connection
    .prepare(
      `SELECT operations, changes FROM count_mark
       WHERE drawer = ? AND occasion = ? AND payment_form = ? AND currency = ?`,
    )
    .get(drawer, occasion, row.paymentForm, row.currency);
  return (kept as CountMark | undefined) ?? null;
}

/** The first figure of a row begins its count; later ones go on with it. */
export function beginMark(connection: Database, of: CountOf, row: RowKey & CountMark): void {
  keepMark(connection, of, row, 'IGNORE');
}

/** What was counted is said to be there still. */
export function renewMark(connection: Database, of: CountOf, row: RowKey & CountMark): void {
  keepMark(connection, of, row, 'REPLACE');
}

function keepMark(connection: Database, of: CountOf, row: RowKey & CountMark, or: 'IGNORE' | 'REPLACE'): void {
  connection
    .prepare(`INSERT OR ${or} INTO count_mark VALUES (?, ?, ?, ?, ?, ?)`)
    .run(of.drawer, of.occasion, row.paymentForm, row.currency, row.operations, row.changes);
}

export function forgetMark(connection: Database, { drawer, occasion }: CountOf, row: RowKey): void {
  connection
    .prepare('DELETE FROM count_mark WHERE drawer = ? AND occasion = ? AND payment_form = ? AND currency = ?')
    .run(drawer, occasion, row.paymentForm, row.currency);
}
