import type { Decimal } from 'decimal.js';

/** A decimal as canonical text, never in exponent form: how quantities and rates are kept and sent. */
export function decimalText(value: Decimal): string {
  return value.toFixed();
}
