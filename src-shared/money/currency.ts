import type { CurrencyCode, Minor } from '#shared/money/amount.ts';

/** A note or coin. `rollPieces` is how many one bank roll or bundle holds. */
export type Denomination = {
  readonly valueMinor: number;
  readonly kind: 'note' | 'coin';
  readonly rollPieces: number;
};

export type Currency = {
  readonly code: CurrencyCode;
  /** In the currency's own language, small letters: "euro", "złoty". */
  readonly name: string;
  /** ISO 4217 exponent: 2 for EUR. */
  readonly minorDigits: number;
  /** Worth of one major unit in system currency, canonical decimal string. "1" for the system currency itself. */
  readonly rate: string;
  /** Largest first. */
  readonly denominations: readonly Denomination[];
};

/** The fewest notes and coins that make up `amount`, largest first. What no denomination can pay stays unpaid. */
export function fewestPieces(
  amount: Minor,
  denominations: readonly Pick<Denomination, 'valueMinor'>[],
): readonly { readonly valueMinor: number; readonly pieces: number }[] {
  let left: number = amount;
  const picked = [];
  for (const { valueMinor } of [...denominations].sort((one, other) => other.valueMinor - one.valueMinor)) {
    const pieces = Math.floor(left / valueMinor);
    if (pieces <= 0) continue;
    picked.push({ valueMinor, pieces });
    left -= pieces * valueMinor;
  }
  return picked;
}
