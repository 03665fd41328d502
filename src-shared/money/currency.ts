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

/**
 * What every amount of notes and coins is a multiple of: 1.00 where the smallest coin is a crown. One minor unit in the
 * currency that a document is in, where the market's own rule says how cash is rounded.
 */
export function cashStep(currency: Pick<Currency, 'code' | 'denominations'>, documentCurrency: CurrencyCode): number {
  if (currency.code === documentCurrency || currency.denominations.length === 0) return 1;
  return currency.denominations.map(({ valueMinor }) => valueMinor).reduce(greatestCommonDivisor);
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}

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
