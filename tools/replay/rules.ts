/** What a replayed day does beside selling: all by rule, so that a replay ends the same wherever it is run. */

/** What stays in the drawer for the next morning. */
export const FLOAT_MINOR = 15_000;

const NOTES_MINOR = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000] as const;

export type PaymentRule =
  | { readonly kind: 'cash_exact' }
  | { readonly kind: 'card' }
  | { readonly kind: 'cash_note'; readonly noteMinor: number };

/** Of ten receipts four are paid in cash to the cent, three with the next larger note, three by card. */
export function paymentOf(transaction: number, totalMinor: number): PaymentRule {
  const turn = transaction % 10;
  if (turn === 0 || turn === 3 || turn === 7) return { kind: 'card' };
  const noteMinor = NOTES_MINOR.find((note) => note > totalMinor);
  if ((turn === 1 || turn === 5 || turn === 8) && noteMinor !== undefined) return { kind: 'cash_note', noteMinor };
  return { kind: 'cash_exact' };
}

export type DayRule = {
  readonly depositMinor: number;
  readonly differenceMinor: number;
  readonly hasInterimReport: boolean;
};

/** `day` counts from 0. The first day brings the float; later ones begin with what remained, some get a little more. */
export function ruleOfDay(day: number): DayRule {
  return {
    depositMinor: depositOf(day),
    differenceMinor: differenceOf(day),
    hasInterimReport: day % 5 === 1,
  };
}

function depositOf(day: number): number {
  if (day === 0) return 20_000;
  return day % 12 === 6 ? 2_500 : 0;
}

/** Days short, fewer days over, most days right. */
function differenceOf(day: number): number {
  if (day % 6 === 2) return -(5 + ((day * 37) % 200));
  if (day % 15 === 9) return 10 + ((day * 53) % 300);
  return 0;
}
