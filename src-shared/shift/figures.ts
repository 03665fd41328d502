import { type Movement, PLACE_MOVEMENTS } from '#shared/ledger/posting.ts';
import type { CurrencyCode, Minor } from '#shared/money/amount.ts';
import { minor } from '#shared/money/amount.ts';
import type { FigureRow } from '#shared/shift/figure-row.ts';

/** A payment form in one currency: what one row of End of Shift is about. */
export type RowKey = { readonly paymentForm: string; readonly currency: CurrencyCode };

/** Running total of one movement in one row, over all of the shift's sessions. Kept per event, never summed at the close. */
export type MovementTotal = RowKey & {
  readonly movement: Movement;
  readonly amountMinor: number;
  readonly entries: number;
};

export type FigureFacts = {
  /** Rows to show, in order: the payment forms of the till per currency. */
  readonly rows: readonly (RowKey & { readonly isCash: boolean })[];
  /** What the owner's last shift left; only cash carries over. */
  readonly carried: readonly (RowKey & { readonly amountMinor: number })[];
  readonly totals: readonly MovementTotal[];
  readonly entered: readonly (RowKey & {
    readonly actualMinor: number | null;
    /** Null: nothing typed; the default withdrawal applies. */
    readonly withdrawalMinor: number | null;
  })[];
  /** Parameter "difference documents": whether a difference is booked, and so moves Remaining. */
  readonly booksDifferences: boolean;
  /** Parameter: cash to stay in the drawer, per currency; what is above it is the suggested withdrawal. */
  readonly keepInDrawer: readonly { readonly currency: CurrencyCode; readonly amountMinor: number }[];
};

/**
 * The figures of a shift: the one function that screen, paper, Agent and tests call.
 *
 * `Ending = Beginning + Payment Value + Cash Documents`, Beginning including the opening deposit;
 * `Difference = Actual - Ending` once counted; `Remaining = Ending + booked difference - Withdrawal`
 * (article "Shift work", End of shift; domain reference Q4, Q5). All amounts in minor units; nothing is netted
 * across currencies.
 */
export function shiftFigures(facts: FigureFacts): readonly FigureRow[] {
  return facts.rows.map((row) => figureRow(row, facts));
}

function figureRow(row: FigureFacts['rows'][number], facts: FigureFacts): FigureRow {
  const at = (movement: Movement): number => totalOf(facts.totals, row, movement)?.amountMinor ?? 0;
  const entered = facts.entered.find((entry) => isSameRow(entry, row));
  const parts = {
    carriedMinor: row.isCash ? (facts.carried.find((entry) => isSameRow(entry, row))?.amountMinor ?? 0) : 0,
    depositMinor: at('deposit_at_start') + at('difference_at_start'),
    receivedMinor: at('tendered'),
    changeMinor: at('change'),
    returnsMinor: at('return'),
    documentsMinor: at('manual_deposit') + at('manual_withdrawal'),
  };
  const beginningMinor = parts.carriedMinor + parts.depositMinor;
  const paymentValueMinor = parts.receivedMinor + parts.changeMinor + parts.returnsMinor;
  const endingMinor = beginningMinor + paymentValueMinor + parts.documentsMinor;
  const actualMinor = entered?.actualMinor ?? null;
  const differenceMinor = actualMinor === null ? null : actualMinor - endingMinor;
  const booked = facts.booksDifferences ? (differenceMinor ?? 0) : 0;
  const withdrawalMinor =
    entered?.withdrawalMinor ??
    suggestedWithdrawal({
      isCash: row.isCash,
      currency: row.currency,
      baseMinor: actualMinor ?? endingMinor,
      keepInDrawer: facts.keepInDrawer,
    });
  return {
    paymentForm: row.paymentForm,
    currency: row.currency,
    beginningMinor,
    paymentValueMinor,
    cashDocumentsMinor: parts.documentsMinor,
    endingMinor,
    actualMinor,
    differenceMinor,
    withdrawalMinor,
    remainingMinor: endingMinor + booked - withdrawalMinor,
    payments:
      (totalOf(facts.totals, row, 'tendered')?.entries ?? 0) + (totalOf(facts.totals, row, 'return')?.entries ?? 0),
    operations: facts.totals
      .filter((total) => isSameRow(total, row) && !PLACE_MOVEMENTS.includes(total.movement))
      .reduce((count, { entries }) => count + entries, 0),
    parts,
  };
}

/**
 * What stands above the amount to keep in the drawer (domain reference 4.5), worked out from what was counted or, where
 * nothing was, from what is expected. Forms other than cash, and currencies without the parameter: nothing.
 */
export function suggestedWithdrawal(facts: {
  readonly isCash: boolean;
  readonly currency: CurrencyCode;
  readonly baseMinor: number;
  readonly keepInDrawer: FigureFacts['keepInDrawer'];
}): number {
  const keep = facts.keepInDrawer.find(({ currency }) => currency === facts.currency);
  return facts.isCash && keep !== undefined ? Math.max(0, facts.baseMinor - keep.amountMinor) : 0;
}

function totalOf(totals: readonly MovementTotal[], row: RowKey, movement: Movement): MovementTotal | undefined {
  return totals.find((total) => total.movement === movement && isSameRow(total, row));
}

export function isSameRow(one: RowKey, other: RowKey): boolean {
  return one.paymentForm === other.paymentForm && one.currency === other.currency;
}

/** The most that may be withdrawn from a row: what was counted, or what is expected where nothing was counted. */
export function withdrawable(row: FigureRow): Minor {
  return minor(Math.max(0, row.actualMinor ?? row.endingMinor));
}
