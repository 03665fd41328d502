import type { Database } from 'better-sqlite3';
import type { RowKey } from '#shared/shift/figures.ts';

export type TakenCheque = RowKey & {
  readonly id: string;
  readonly number: string;
  readonly bank: string;
  readonly amountMinor: number;
  /** Number of the receipt that it paid. */
  readonly documentNumber: string;
  /** Null: nobody has looked. */
  readonly isThere: boolean | null;
};

/**
 * The cheques of a shift in the order in which they were taken. `ticked`: as they stand in the counting window now;
 * `confirmed`: as the last count took them over.
 */
export function chequesOf(
  connection: Database,
  shiftId: string,
  looked: 'ticked' | 'confirmed',
): readonly TakenCheque[] {
  const rows = connection
    .prepare(
      `SELECT id, payment_form AS paymentForm, currency, number, bank, amount_minor AS amountMinor,
         document_number AS documentNumber, ${looked === 'ticked' ? 'count_cheque' : 'shift_cheque'}.is_there AS there
       FROM shift_cheque LEFT JOIN count_cheque ON cheque_id = id
       WHERE shift_id = ? ORDER BY shift_cheque.rowid`,
    )
    .all(shiftId) as (Omit<TakenCheque, 'isThere'> & { there: number | null })[];
  return rows.map(({ there, ...cheque }) => ({ ...cheque, isThere: there === null ? null : there === 1 }));
}

export function keepTick(connection: Database, tick: { readonly chequeId: string; readonly isThere: boolean }): void {
  connection.prepare('INSERT OR REPLACE INTO count_cheque VALUES (?, ?)').run(tick.chequeId, tick.isThere ? 1 : 0);
}

/** Takes all ticks of a shift off: counted anew, or done with. */
export function forgetTicks(connection: Database, shiftId: string): void {
  connection
    .prepare('DELETE FROM count_cheque WHERE cheque_id IN (SELECT id FROM shift_cheque WHERE shift_id = ?)')
    .run(shiftId);
}
