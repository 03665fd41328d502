import { ToolTrouble } from '../call/run-tool.ts';

/** Gives a price, in major units as a file names it, to a row that has none. */
export type PriceRule = (barcode: string) => string;

const CHEAPEST_CENTS = 49;
const STEP_CENTS = 10;
const STEPS = 200;

/** `fixed:1.99`: every item costs that. `by-barcode`: invented from the barcode alone, the same each time. */
export function readPriceRule(text: string): PriceRule {
  if (text === 'by-barcode') return byBarcode;
  const fixed = /^fixed:(\d{1,6}(?:\.\d{1,2})?)$/.exec(text)?.[1];
  if (fixed === undefined || Number(fixed) === 0) {
    throw new ToolTrouble(`--price-rule "${text}" is none. Use fixed:AMOUNT (for example fixed:1.99) or by-barcode.`);
  }
  return () => fixed;
}

/** From 0.49 to 20.39, by the sum of the barcode's signs, each weighed by its place. */
function byBarcode(barcode: string): string {
  const sum = [...barcode].reduce((total, sign, index) => total + (index + 1) * (sign.codePointAt(0) ?? 0), 0);
  const cents = CHEAPEST_CENTS + (sum % STEPS) * STEP_CENTS;
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
