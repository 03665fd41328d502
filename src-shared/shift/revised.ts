import type { FigureRow } from '#shared/shift/figure-row.ts';
import { type FigureFacts, isSameRow, type MovementTotal, shiftFigures } from '#shared/shift/figures.ts';

/** A row of an end beside what it would be now that late documents have arrived. The signed figures never change. */
export type RevisedRow = {
  readonly paymentForm: string;
  readonly currency: string;
  readonly signedEndingMinor: number;
  readonly revisedEndingMinor: number;
  /** What arrived after the end. */
  readonly lateMinor: number;
  readonly actualMinor: number | null;
  /** The difference as it is booked now, reversals included. */
  readonly bookedMinor: number;
  /** Money into the drawer (a CD) or out of it (a CW) that takes back what late documents explain of it; 0: nothing. */
  readonly proposedMinor: number;
};

/**
 * The revised sheet of an ended shift. Late cash that lies in the direction of a booked difference explains it: the surplus
 * was the money of sales nobody had told of. Only as much is proposed to be reversed as brings the booked difference
 * nearer to what the count really differs by, and never beyond zero.
 */
export function revisedSheet(facts: {
  readonly signed: readonly FigureRow[];
  readonly totals: readonly MovementTotal[];
  readonly carried: FigureFacts['carried'];
  readonly isCash: (row: Pick<FigureRow, 'paymentForm' | 'currency'>) => boolean;
  readonly booksDifferences: boolean;
}): readonly RevisedRow[] {
  const { signed, totals, carried, booksDifferences } = facts;
  const revised = shiftFigures({
    rows: signed.map(({ paymentForm, currency }) => ({
      paymentForm,
      currency,
      isCash: facts.isCash({ paymentForm, currency }),
    })),
    carried,
    totals,
    entered: signed,
    booksDifferences,
    keepInDrawer: [],
  });
  return signed.map((row, index) => {
    const { paymentForm, currency, endingMinor: signedEndingMinor, actualMinor } = row;
    const revisedEndingMinor = revised[index]?.endingMinor ?? signedEndingMinor;
    const bookedMinor =
      totals.find((total) => isSameRow(total, row) && total.movement === 'difference_at_end')?.amountMinor ?? 0;
    const trueMinor = actualMinor === null ? bookedMinor : actualMinor - revisedEndingMinor;
    return {
      paymentForm,
      currency,
      signedEndingMinor,
      revisedEndingMinor,
      lateMinor: revisedEndingMinor - signedEndingMinor,
      actualMinor,
      bookedMinor,
      proposedMinor: booksDifferences ? towardsZero(bookedMinor, trueMinor) - bookedMinor : 0,
    };
  });
}

/** `wanted`, but not further from zero than `booked`, and not on its other side. */
function towardsZero(booked: number, wanted: number): number {
  return booked > 0 ? Math.min(booked, Math.max(0, wanted)) : Math.max(booked, Math.min(0, wanted));
}
