import type { Database } from 'better-sqlite3';
import { sha256 } from '#main/ledger/keys.ts';
import { movementTotalsOf, type ShiftRecord } from '#main/shift/shift-records.ts';
import type { FigureRow } from '#shared/shift/figure-row.ts';
import { type FigureFacts, isSameRow, shiftFigures } from '#shared/shift/figures.ts';
import { type Configuration, figureRowsOf } from '#shared/till/configuration.ts';

export type ShiftFigureRow = FigureRow & { readonly isCash: boolean };

/** Figures of a shift as they stand now, from running totals and from what the operator has entered so far. */
export function figuresOfShift(
  connection: Database,
  { shift, configuration }: { readonly shift: ShiftRecord; readonly configuration: Configuration },
): readonly ShiftFigureRow[] {
  const rows = figureRowsOf(configuration);
  const figures = shiftFigures({
    rows,
    carried: shift.beginning,
    totals: movementTotalsOf(connection, shift.id),
    entered: enteredBy(connection, shift.operator_id, rows),
    booksDifferences: shift.parameters.differenceDocuments,
    keepInDrawer: shift.parameters.keepInDrawer,
  });
  return figures.map((figure) => ({ ...figure, isCash: rows.some((row) => row.isCash && isSameRow(row, figure)) }));
}

/** Actual balances and withdrawals that the operator has typed for the end, and not yet confirmed. */
function enteredBy(connection: Database, operatorId: string, rows: FigureFacts['rows']): FigureFacts['entered'] {
  const actual = connection
    .prepare(
      `SELECT amount_minor FROM counted_amount
       WHERE operator_id = ? AND occasion = 'end' AND payment_form = ? AND currency = ?`,
    )
    .pluck();
  const withdrawal = connection
    .prepare('SELECT amount_minor FROM withdrawal_entry WHERE operator_id = ? AND payment_form = ? AND currency = ?')
    .pluck();
  return rows.map(({ paymentForm, currency }) => ({
    paymentForm,
    currency,
    actualMinor: (actual.get(operatorId, paymentForm, currency) as number | undefined) ?? null,
    withdrawalMinor: (withdrawal.get(operatorId, paymentForm, currency) as number | undefined) ?? null,
  }));
}

/** Names the figures shown: money moved, or an entry changed, makes another revision. */
export function revisionOf(shift: ShiftRecord, rows: readonly FigureRow[]): string {
  const entries = rows.map(({ actualMinor, withdrawalMinor }) => `${actualMinor ?? 'x'}:${withdrawalMinor}`);
  return `${shift.last_money_seq}.${sha256(entries.join(',')).slice(0, 12)}`;
}
