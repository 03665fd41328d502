import type { Database } from 'better-sqlite3';
import { countedMark } from '#main/counting/count-entries.ts';
import { rowMark } from '#main/counting/count-marks.ts';
import { sha256 } from '#main/ledger/keys.ts';
import { movementTotalsOf, type ShiftRecord } from '#main/shift/shift-records.ts';
import { documentsSince } from '#shared/counting/stale-count.ts';
import type { Drawer } from '#shared/ledger/posting.ts';
import { keepInDrawerOf } from '#shared/shift/detach-drawer.ts';
import type { FigureRow } from '#shared/shift/figure-row.ts';
import { type FigureFacts, isSameRow, shiftFigures } from '#shared/shift/figures.ts';
import { type Configuration, figureRowsOf } from '#shared/till/configuration.ts';

export type ShiftFigureRow = FigureRow & {
  readonly isCash: boolean;
  /** Documents that moved the row after its count was begun; none while it is not counted. */
  readonly documentsSinceCount: number;
};

type OfShift = { readonly shift: ShiftRecord; readonly configuration: Configuration };

/** Figures of a shift as they stand now, from running totals and from what the operator has entered so far. */
export function figuresOfShift(connection: Database, { shift, configuration }: OfShift): readonly ShiftFigureRow[] {
  const entered = enteredFor(connection, shift.drawer, figureRowsOf(configuration));
  return figuresWith(connection, { shift, configuration, entered });
}

/** The same as if nobody had counted or withdrawn anything. */
export function uncountedFigures(connection: Database, { shift, configuration }: OfShift): readonly ShiftFigureRow[] {
  const entered = figureRowsOf(configuration).map((row) => ({ ...row, actualMinor: null, withdrawalMinor: 0 }));
  return figuresWith(connection, { shift, configuration, entered });
}

function figuresWith(
  connection: Database,
  { shift, configuration, entered }: OfShift & Pick<FigureFacts, 'entered'>,
): readonly ShiftFigureRow[] {
  const rows = figureRowsOf(configuration);
  const totals = movementTotalsOf(connection, shift.id);
  const counted = { drawer: shift.drawer, occasion: 'end' } as const;
  const figures = shiftFigures({
    rows,
    carried: shift.beginning,
    totals,
    entered,
    booksDifferences: shift.parameters.differenceDocuments,
    keepInDrawer: keepInDrawer(shift, configuration),
  });
  return figures.map((figure) => ({
    ...figure,
    isCash: rows.some((row) => row.isCash && isSameRow(row, figure)),
    documentsSinceCount:
      figure.actualMinor === null
        ? 0
        : documentsSince(countedMark(connection, counted, figure), rowMark(totals, figure)),
  }));
}

/** What of each currency is to stay in the drawer; the rest is the suggested withdrawal. */
export function keepInDrawer(
  { status, parameters }: Pick<ShiftRecord, 'status' | 'parameters'>,
  configuration: Configuration,
): FigureFacts['keepInDrawer'] {
  return keepInDrawerOf({ isDetached: status === 'detached', parameters, rows: figureRowsOf(configuration) });
}

/** Actual balances and withdrawals that were typed for the end of a drawer, and not yet confirmed. */
function enteredFor(connection: Database, drawer: Drawer, rows: FigureFacts['rows']): FigureFacts['entered'] {
  const actual = connection
    .prepare(
      `SELECT amount_minor FROM counted_amount
       WHERE drawer = ? AND occasion = 'end' AND payment_form = ? AND currency = ?`,
    )
    .pluck();
  const withdrawal = connection
    .prepare('SELECT amount_minor FROM withdrawal_entry WHERE drawer = ? AND payment_form = ? AND currency = ?')
    .pluck();
  return rows.map(({ paymentForm, currency }) => ({
    paymentForm,
    currency,
    actualMinor: (actual.get(drawer, paymentForm, currency) as number | undefined) ?? null,
    withdrawalMinor: (withdrawal.get(drawer, paymentForm, currency) as number | undefined) ?? null,
  }));
}

/** Names the figures shown: money moved, or an entry changed, makes another revision. */
export function revisionOf(shift: ShiftRecord, rows: readonly FigureRow[]): string {
  const entries = rows.map(
    ({ endingMinor, actualMinor, withdrawalMinor }) => `${endingMinor}:${actualMinor ?? 'x'}:${withdrawalMinor}`,
  );
  return `${shift.last_money_seq}.${sha256(entries.join(',')).slice(0, 12)}`;
}
