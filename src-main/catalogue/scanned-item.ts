import { findByBarcode } from '#main/catalogue/items.ts';
import type { Desk } from '#main/desk/desk.ts';
import { must } from '#shared/assert.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { SoldItem } from '#shared/sale/draft.ts';
import { isMisread, readScan } from '#shared/scanning/read-scan.ts';

/** The item a code stands for, with the quantity that the code itself says, or null where it says none. */
export type ScannedItem = { readonly item: SoldItem; readonly quantity: string | null };

/** Tries what the code may mean, in order; a price in the code takes the place of the item's own. */
export function scannedItem(desk: Desk, code: string): Result<ScannedItem, Refusal> {
  const { currencies, inStoreCodes, systemCurrency } = desk.configuration();
  const currency = must(
    currencies.find((one) => one.code === systemCurrency),
    'the system currency is one of the till’s',
  );
  const readings = readScan(code, { rules: inStoreCodes, minorDigits: currency.minorDigits });
  if (!readings.ok) return readings;
  for (const { barcode, priceMinor, quantity } of readings.value) {
    const item = findByBarcode(desk.connection, barcode);
    if (item === null) continue;
    return ok({ item: { ...item, priceMinor: priceMinor ?? item.priceMinor }, quantity: quantity ?? null });
  }
  return no({ code: isMisread(code) ? 'barcode_misread' : 'barcode_unknown', facts: { barcode: code.trim() } });
}
