import type { Database } from 'better-sqlite3';
import { isSameRow, type RowKey } from '#shared/shift/figures.ts';

/** Reasons for differences that the operator has typed for the end, and not yet confirmed. */
export function reasonsOf(connection: Database, operatorId: string): (row: RowKey) => string {
  const reasons = connection
    .prepare('SELECT payment_form AS paymentForm, currency, reason FROM difference_reason WHERE operator_id = ?')
    .all(operatorId) as (RowKey & { reason: string })[];
  return (row) => reasons.find((entry) => isSameRow(entry, row))?.reason ?? '';
}

export function keepReason(
  connection: Database,
  operatorId: string,
  { paymentForm, currency, reason }: RowKey & { readonly reason: string },
): void {
  connection
    .prepare('INSERT OR REPLACE INTO difference_reason VALUES (?, ?, ?, ?)')
    .run(operatorId, paymentForm, currency, reason);
}

export function forgetReasons(connection: Database, operatorId: string): void {
  connection.prepare('DELETE FROM difference_reason WHERE operator_id = ?').run(operatorId);
}
