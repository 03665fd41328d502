import { Decimal } from 'decimal.js';
import { assert } from '#shared/assert.ts';

/** An amount of money as a whole number of the currency's minor units (cents). Never a fraction, never a float. */
export type Minor = number & { readonly __unit: 'minor' };

/** ISO 4217 code, three capitals. */
export type CurrencyCode = string;

/** No till holds more than this; anything larger is a slip of the hand. One thousand million in a currency with cents. */
export const AMOUNT_MAX_MINOR = 100_000_000_000;

export const ZERO = 0 as Minor;

export function minor(value: number): Minor {
  assert(Number.isSafeInteger(value), 'an amount is a whole number of minor units', { value });
  return (value === 0 ? 0 : value) as Minor;
}

export function sum(amounts: Iterable<Minor>): Minor {
  let total = 0;
  for (const amount of amounts) total += amount;
  return minor(total);
}

/** Commercial rounding, half away from zero, to whole minor units. */
export function roundToMinor(value: Decimal): Minor {
  return minor(value.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber());
}

/**
 * Splits `total` in proportion to `weights` without losing a cent: each part is rounded down in absolute terms, the
 * cents left over go to the largest remainders, first part first. All-zero weights put everything on the first part.
 */
export function allocate(total: Minor, weights: readonly Decimal[]): readonly Minor[] {
  assert(weights.length > 0, 'an amount is split over at least one part');
  assert(
    weights.every((weight) => !weight.isNegative()),
    'weights of a split are not negative',
  );
  const whole = weights.reduce((left, right) => left.plus(right), new Decimal(0));
  if (whole.isZero()) return weights.map((_, index) => (index === 0 ? total : ZERO));
  const exact = weights.map((weight) => new Decimal(total).times(weight).dividedBy(whole));
  const parts = exact.map((part) => part.trunc().toNumber());
  const order = exact
    .map((part, index) => ({ index, rest: part.minus(part.trunc()).abs() }))
    .sort((left, right) => right.rest.comparedTo(left.rest) || left.index - right.index);
  let left = total - parts.reduce((before, part) => before + part, 0);
  for (const { index } of order) {
    if (left === 0) break;
    parts[index] = (parts[index] ?? 0) + Math.sign(left);
    left -= Math.sign(left);
  }
  return parts.map(minor);
}
