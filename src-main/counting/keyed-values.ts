import type { Database } from 'better-sqlite3';
import type { CountOf } from '#main/counting/count-entries.ts';
import type { RowKey } from '#shared/shift/figures.ts';

/** Values keyed on the adding machine for one row, in the order in which they were keyed. */
export function keyedValues(connection: Database, of: CountOf, row: RowKey): readonly number[] {
  return connection
    .prepare(
      `SELECT amount_minor FROM count_value
       WHERE drawer = ? AND occasion = ? AND payment_form = ? AND currency = ? ORDER BY ordinal`,
    )
    .pluck()
    .all(of.drawer, of.occasion, row.paymentForm, row.currency) as number[];
}

export function keepKeyedValue(
  connection: Database,
  of: CountOf,
  value: RowKey & { readonly amountMinor: number },
): void {
  const ordinal = keyedValues(connection, of, value).length + 1;
  connection
    .prepare('INSERT INTO count_value VALUES (?, ?, ?, ?, ?, ?)')
    .run(of.drawer, of.occasion, value.paymentForm, value.currency, ordinal, value.amountMinor);
}

/** Takes the last value back; nothing keyed, nothing happens. */
export function forgetLastKeyedValue(connection: Database, of: CountOf, row: RowKey): void {
  connection
    .prepare(
      `DELETE FROM count_value
       WHERE drawer = @drawer AND occasion = @occasion AND payment_form = @paymentForm AND currency = @currency
         AND ordinal = (SELECT max(ordinal) FROM count_value
           WHERE drawer = @drawer AND occasion = @occasion AND payment_form = @paymentForm AND currency = @currency)`,
    )
    .run({ drawer: of.drawer, occasion: of.occasion, paymentForm: row.paymentForm, currency: row.currency });
}

export function forgetKeyedValues(connection: Database, { drawer, occasion }: CountOf): void {
  connection.prepare('DELETE FROM count_value WHERE drawer = ? AND occasion = ?').run(drawer, occasion);
}
