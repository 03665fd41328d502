import type { EndRow } from '#shared/contract/shift.ts';

/** A row of End of Shift: one payment form in one currency. */
export type RowName = { readonly paymentForm: string; readonly currency: string };

export function isSameRow(one: RowName, other: RowName): boolean {
  return one.paymentForm === other.paymentForm && one.currency === other.currency;
}

export function rowKey({ paymentForm, currency }: RowName): string {
  return `${paymentForm}/${currency}`;
}

/** The entry of a row’s Actual Balance or Withdrawal, by which it gets the focus. */
export function cellId(cell: RowName & { readonly column: 'actual' | 'withdrawal' }): string {
  return `${rowKey(cell)}/${cell.column}`;
}

/** Rows for which Reason for Difference is there. */
export function hasDifference(row: EndRow): boolean {
  return row.differenceMinor !== null && row.differenceMinor !== 0;
}
