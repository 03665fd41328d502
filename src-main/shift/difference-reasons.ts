import type { Database } from 'better-sqlite3';
import type { Drawer } from '#shared/ledger/posting.ts';
import { isSameRow, type RowKey } from '#shared/shift/figures.ts';

/** Reasons for differences that were typed for the end of a drawer, and not yet confirmed. */
export function reasonsOf(connection: Database, drawer: Drawer): (row: RowKey) => string {
  const reasons = connection
    .prepare('SELECT payment_form AS paymentForm, currency, reason FROM difference_reason WHERE drawer = ?')
    .all(drawer) as (RowKey & { reason: string })[];
  return (row) => reasons.find((entry) => isSameRow(entry, row))?.reason ?? '';
}

export function keepReason(
  connection: Database,
  drawer: Drawer,
  { paymentForm, currency, reason }: RowKey & { readonly reason: string },
): void {
  connection
    .prepare('INSERT OR REPLACE INTO difference_reason VALUES (?, ?, ?, ?)')
    .run(drawer, paymentForm, currency, reason);
}

export function forgetReasons(connection: Database, drawer: Drawer): void {
  connection.prepare('DELETE FROM difference_reason WHERE drawer = ?').run(drawer);
}
