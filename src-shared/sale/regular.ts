import type { Minor } from '#shared/money/amount.ts';
import type { SaleLine } from '#shared/sale/sale-body.ts';
import { lineValue } from '#shared/sale/work-out.ts';

/** What one unit costs where nobody changed its price. */
export function regularPrice({ priceChange, priceMinor }: Pick<SaleLine, 'priceChange' | 'priceMinor'>): number {
  return priceChange?.regularPriceMinor ?? priceMinor;
}

/** What the line would cost at its item's own price, without any discount. */
export function regularValue(line: Pick<SaleLine, 'priceChange' | 'priceMinor' | 'quantity'>): Minor {
  return lineValue(regularPrice(line), line.quantity);
}
