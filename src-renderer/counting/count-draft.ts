import type { CountSheet } from '#shared/contract/counting.ts';

export type CountEntry = CountSheet['entries'][number];
export type CountCell = CountEntry['cells'][number];

/** Half-typed pieces of the open page, per denomination, so that the sums follow the hand. */
export type CellDrafts = Readonly<Record<number, string>>;

/** Pieces as they stand on the screen: half typed, else as main keeps them; `null`: nothing. */
export function piecesShown(cell: CountCell, drafts: CellDrafts): number | null {
  const draft = drafts[cell.valueMinor];
  if (draft === undefined) return cell.pieces;
  return /^\d{1,7}$/.test(draft) ? Number(draft) : null;
}

/** The running sum of some cells; `null` while nothing is typed in any of them, which is not the same as zero. */
export function sumShown(cells: readonly CountCell[], drafts: CellDrafts): number | null {
  const counted = cells.flatMap((cell) => {
    const pieces = piecesShown(cell, drafts);
    return pieces === null ? [] : [pieces * cell.valueMinor];
  });
  return counted.length === 0 ? null : counted.reduce((sum, value) => sum + value, 0);
}

export function isSameEntry(
  one: CountEntry,
  other: { readonly paymentForm: string; readonly currency: string },
): boolean {
  return one.paymentForm === other.paymentForm && one.currency === other.currency;
}

/** What must be written to bring cells back to how they stood. */
export type CellBefore = {
  readonly paymentForm: string;
  readonly currency: string;
  readonly valueMinor: number;
  readonly pieces: string | null;
};

export function cellsBefore(entries: readonly CountEntry[]): readonly CellBefore[] {
  return entries.flatMap(({ paymentForm, currency, cells }) =>
    cells.flatMap(({ valueMinor, pieces }) =>
      pieces === null ? [] : [{ paymentForm, currency, valueMinor, pieces: String(pieces) }],
    ),
  );
}
