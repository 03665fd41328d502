import { Decimal } from 'decimal.js';
import { type Minor, roundToMinor } from '#shared/money/amount.ts';
import type { SaleLine } from '#shared/sale/sale-body.ts';

type Sold = Pick<SaleLine, 'valueMinor' | 'quantity'>;

/** What one unit of a line costs after all discounts, tax included; to the minor unit, so that the value stays what is paid. */
export function totalPrice({ valueMinor, quantity }: Sold): Minor {
  return roundToMinor(new Decimal(valueMinor).dividedBy(quantity));
}

/** The same without tax of so many per cent; rounded once, not from the rounded price. */
export function subtotalPrice({ valueMinor, quantity }: Sold, rate: string): Minor {
  return roundToMinor(new Decimal(valueMinor).times(100).dividedBy(new Decimal(100).plus(rate)).dividedBy(quantity));
}
