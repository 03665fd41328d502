import { Decimal } from 'decimal.js';
import { decimalText } from '#shared/money/decimal-text.ts';
import { no, ok, type Result } from '#shared/result.ts';

const HUNDRED = new Decimal(100);

/** A percentage as typed: 0 to 100, at most two decimals, point or comma. Returned as canonical decimal text. */
export function parsePercent(text: string): Result<string, { readonly code: 'percent_malformed' }> {
  const match = /^(\d{1,3})(?:[.,](\d{0,2}))?$/.exec(text.trim());
  const percent = match === null ? HUNDRED.plus(1) : new Decimal(`${match[1]}.${match[2] || '0'}`);
  return percent.greaterThan(HUNDRED) ? no({ code: 'percent_malformed' }) : ok(decimalText(percent));
}

/** What `part` is of `whole`; nothing of nothing is nothing. */
export function percentOf(part: Decimal.Value, whole: Decimal.Value): Decimal {
  const all = new Decimal(whole);
  return all.isZero() ? new Decimal(0) : new Decimal(part).times(HUNDRED).dividedBy(all);
}

/** One percentage taken off after another: 10 and 10 are 19. */
export function oneAfterAnother(first: Decimal, second: Decimal): Decimal {
  return HUNDRED.minus(HUNDRED.minus(first).times(HUNDRED.minus(second)).dividedBy(HUNDRED));
}

/** For people: at most two decimals, half up. */
export function percentText(percent: Decimal): string {
  return decimalText(percent.toDecimalPlaces(2, Decimal.ROUND_HALF_UP));
}
