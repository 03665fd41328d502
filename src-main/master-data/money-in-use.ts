import type { Database } from 'better-sqlite3';
import { readDrawerAccount } from '#shared/ledger/posting.ts';
import { isSameRow } from '#shared/shift/figures.ts';
import { type Configuration, figureRowsOf } from '#shared/till/configuration.ts';

/**
 * A payment form in a currency that would go, or become another kind, while money still stands in it: a shift that is not
 * ended moved some, or a drawer holds some for the next. Its row would vanish from End of Shift, and the money with it.
 * Null: nothing stands in the way.
 */
export function moneyInUse(connection: Database, before: Configuration, after: Configuration): string | null {
  const kept = figureRowsOf(after);
  const gone = figureRowsOf(before).filter(
    (row) => !kept.some((one) => isSameRow(one, row) && one.isCash === row.isCash),
  );
  if (gone.length === 0) return null;
  const rows = connection
    .prepare(
      `SELECT account, currency FROM balance WHERE account LIKE 'drawer/%' AND amount_minor <> 0
       UNION SELECT account, currency FROM shift_total JOIN shift ON shift.id = shift_total.shift_id
        WHERE shift.status <> 'closed' AND account LIKE 'drawer/%'`,
    )
    .all() as { account: string; currency: string }[];
  for (const { account, currency } of rows) {
    const paymentForm = readDrawerAccount(account)?.paymentForm;
    if (gone.some((row) => row.paymentForm === paymentForm && row.currency === currency))
      return `the payment form ${paymentForm} in ${currency} still holds money of a shift; taken over once it is ended`;
  }
  return null;
}
