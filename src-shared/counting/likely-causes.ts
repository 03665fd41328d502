import type { RowKey } from '#shared/shift/figures.ts';

/**
 * What most often makes a count differ, told as possibilities about money and keys, never about a person (design language,
 * principle 7). Amounts in minor units; a difference below zero is short.
 */
export type LikelyCause =
  | { readonly cause: 'swapped_digits'; readonly valueMinor: number; readonly typed: number; readonly meant: number }
  | { readonly cause: 'pieces_off'; readonly valueMinor: number; readonly pieces: number }
  | { readonly cause: 'roll_off'; readonly valueMinor: number; readonly rollPieces: number }
  | { readonly cause: 'sum_swapped_digits'; readonly typedMinor: number; readonly meantMinor: number }
  | { readonly cause: 'other_form'; readonly number: string; readonly amountMinor: number }
  | { readonly cause: 'change_as_tendered'; readonly number: string; readonly amountMinor: number }
  | {
      readonly cause: 'opposite_difference';
      readonly till: string;
      readonly number: string;
      readonly amountMinor: number;
    }
  | { readonly cause: 'transfer'; readonly till: string; readonly number: string; readonly amountMinor: number }
  | { readonly cause: 'pay_out_without_document'; readonly amountMinor: number }
  | { readonly cause: 'found_at_start'; readonly amountMinor: number }
  | {
      readonly cause: 'cheque_missing';
      readonly number: string;
      readonly bank: string;
      readonly amountMinor: number;
      readonly wasThere: boolean;
      readonly till: string | null;
    };

/** Another drawer that differs, by the number of its shift and its till: drawers and tills, never people. */
export type OtherDrawer = RowKey & {
  readonly till: string;
  readonly number: string;
  readonly differenceMinor: number;
};

export type CauseFacts = {
  readonly differenceMinor: number;
  /** As counted by pieces; empty when a sum was typed. */
  readonly pieces: readonly { readonly valueMinor: number; readonly pieces: number }[];
  readonly denominations: readonly {
    readonly valueMinor: number;
    readonly rollPieces: number;
    readonly kind: 'note' | 'coin';
  }[];
  /** The Actual Balance where it was typed as a sum. */
  readonly typedSumMinor: number | null;
  /** Sales paid in a form other than cash: one keyed so by mistake leaves the drawer over by its amount. */
  readonly otherFormSales: readonly { readonly number: string; readonly amountMinor: number }[];
  /** Changes given: one given twice, or not given, differs by exactly that much. */
  readonly changes: readonly { readonly number: string; readonly amountMinor: number }[];
  /** Other drawers that differ in the same form and currency, at this till or at others, the most recent first. */
  readonly otherDrawers: readonly Pick<OtherDrawer, 'till' | 'number' | 'differenceMinor'>[];
  /** Transfers between tills in this shift: one carried out on paper only, or twice, differs by its amount. */
  readonly transfers: readonly { readonly till: string; readonly number: string; readonly amountMinor: number }[];
  /** What the count at the start differed by and no document booked. */
  readonly foundAtStartMinor: number;
};

const CAUSES_MAX = 3;
/** Beyond a few pieces, "so many missing" is no cause any more but the difference said again. */
const PIECES_MAX = 2;

/** At most three possibilities, the most telling first; none for a count that is exact. */
export function likelyCauses(facts: CauseFacts): readonly LikelyCause[] {
  if (facts.differenceMinor === 0) return [];
  return [
    ...foundAtStart(facts),
    ...swappedPieces(facts),
    ...swappedSum(facts),
    ...elsewhere(facts),
    ...rolls(facts),
    ...documents(facts),
    ...singlePieces(facts),
    ...payOut(facts),
  ].slice(0, CAUSES_MAX);
}

/** It was so before the shift began, and nothing was written of it that would have moved the balance. */
function foundAtStart({ differenceMinor, foundAtStartMinor }: CauseFacts): readonly LikelyCause[] {
  return foundAtStartMinor === differenceMinor ? [{ cause: 'found_at_start', amountMinor: foundAtStartMinor }] : [];
}

/** A cell typed as 21 where 12 was meant explains the difference to the cent. */
function swappedPieces({ differenceMinor, pieces }: CauseFacts): readonly LikelyCause[] {
  return pieces.flatMap(({ valueMinor, pieces: typed }) =>
    neighboursSwapped(typed)
      .filter((meant) => (typed - meant) * valueMinor === differenceMinor)
      .map((meant) => ({ cause: 'swapped_digits' as const, valueMinor, typed, meant })),
  );
}

/** Only a difference divisible by nine can come from two swapped figures of a sum. */
function swappedSum({ differenceMinor, typedSumMinor }: CauseFacts): readonly LikelyCause[] {
  if (typedSumMinor === null || differenceMinor % 9 !== 0) return [];
  return neighboursSwapped(typedSumMinor)
    .filter((meantMinor) => typedSumMinor - meantMinor === differenceMinor)
    .map((meantMinor) => ({ cause: 'sum_swapped_digits', typedMinor: typedSumMinor, meantMinor }));
}

/** All numbers that differ by two neighbouring figures changing places: 1024 gives 124, 1204 and 1042. */
function neighboursSwapped(number: number): readonly number[] {
  const digits = [...String(number)];
  return digits.slice(1).flatMap((digit, index) => {
    const before = digits[index];
    if (before === undefined || before === digit) return [];
    return [Number([...digits.slice(0, index), digit, before, ...digits.slice(index + 2)].join(''))];
  });
}

/** What is missing here lies there, or the other way round: the two differences cancel out, or a transfer accounts for it. */
function elsewhere({ differenceMinor, otherDrawers, transfers }: CauseFacts): readonly LikelyCause[] {
  const opposite = otherDrawers
    .filter((other) => other.differenceMinor === -differenceMinor)
    .map(({ till, number }) => ({
      cause: 'opposite_difference' as const,
      till,
      number,
      amountMinor: -differenceMinor,
    }));
  const transfer = transfers
    .filter(({ amountMinor }) => amountMinor === Math.abs(differenceMinor))
    .map((one) => ({ cause: 'transfer' as const, ...one }));
  return [...opposite.slice(0, 1), ...transfer.slice(0, 1)];
}

function rolls({ differenceMinor, denominations }: CauseFacts): readonly LikelyCause[] {
  return denominations
    .filter(({ valueMinor, rollPieces }) => rollPieces > 1 && valueMinor * rollPieces === Math.abs(differenceMinor))
    .map(({ valueMinor, rollPieces }) => ({ cause: 'roll_off', valueMinor, rollPieces }));
}

/** Whoever pays somebody from the drawer does it in notes: short by just an amount in notes may have been paid out. */
function payOut({ differenceMinor, denominations }: CauseFacts): readonly LikelyCause[] {
  const notes = denominations.filter(({ kind }) => kind === 'note').map(({ valueMinor }) => valueMinor);
  const isInNotes = notes.length > 0 && differenceMinor % Math.min(...notes) === 0;
  return differenceMinor < 0 && isInNotes ? [{ cause: 'pay_out_without_document', amountMinor: -differenceMinor }] : [];
}

/** Cash over by a sale that stands under another form, or off by a change: both point to one document. */
function documents({ differenceMinor, otherFormSales, changes }: CauseFacts): readonly LikelyCause[] {
  const other = otherFormSales
    .filter(({ amountMinor }) => amountMinor === differenceMinor)
    .map((sale) => ({ cause: 'other_form' as const, ...sale }));
  const change = changes
    .filter(({ amountMinor }) => amountMinor === Math.abs(differenceMinor))
    .map((sale) => ({ cause: 'change_as_tendered' as const, ...sale }));
  return [...other.slice(0, 1), ...change.slice(0, 1)];
}

function singlePieces({ differenceMinor, denominations }: CauseFacts): readonly LikelyCause[] {
  return denominations.flatMap(({ valueMinor }) => {
    const pieces = Math.abs(differenceMinor) / valueMinor;
    if (!Number.isInteger(pieces) || pieces > PIECES_MAX) return [];
    return [{ cause: 'pieces_off' as const, valueMinor, pieces: Math.sign(differenceMinor) * pieces }];
  });
}
