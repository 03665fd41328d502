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
  | { readonly cause: 'change_as_tendered'; readonly number: string; readonly amountMinor: number };

export type CauseFacts = {
  readonly differenceMinor: number;
  /** As counted by pieces; empty when a sum was typed. */
  readonly pieces: readonly { readonly valueMinor: number; readonly pieces: number }[];
  readonly denominations: readonly { readonly valueMinor: number; readonly rollPieces: number }[];
  /** The Actual Balance where it was typed as a sum. */
  readonly typedSumMinor: number | null;
  /** Sales paid in a form other than cash: one keyed so by mistake leaves the drawer over by its amount. */
  readonly otherFormSales: readonly { readonly number: string; readonly amountMinor: number }[];
  /** Changes given: one given twice, or not given, differs by exactly that much. */
  readonly changes: readonly { readonly number: string; readonly amountMinor: number }[];
};

const CAUSES_MAX = 3;
/** Beyond a few pieces, "so many missing" is no cause any more but the difference said again. */
const PIECES_MAX = 2;

/** At most three possibilities, the most telling first; none for a count that is exact. */
export function likelyCauses(facts: CauseFacts): readonly LikelyCause[] {
  if (facts.differenceMinor === 0) return [];
  return [
    ...swappedPieces(facts),
    ...swappedSum(facts),
    ...rolls(facts),
    ...documents(facts),
    ...singlePieces(facts),
  ].slice(0, CAUSES_MAX);
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

function rolls({ differenceMinor, denominations }: CauseFacts): readonly LikelyCause[] {
  return denominations
    .filter(({ valueMinor, rollPieces }) => rollPieces > 1 && valueMinor * rollPieces === Math.abs(differenceMinor))
    .map(({ valueMinor, rollPieces }) => ({ cause: 'roll_off', valueMinor, rollPieces }));
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
