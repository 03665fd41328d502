import { barcodeFlaw } from '#shared/catalogue/barcode.ts';
import { foldText } from '#shared/catalogue/fold-text.ts';
import type { SKIP_REASONS } from '#shared/contract/catalogue.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';
import type { Tax } from '#shared/till/configuration.ts';

export type SkipReason = (typeof SKIP_REASONS)[number];

/** A row of a catalogue file: its line in the file (the head is 1) and its cells by column; null where the row is torn. */
export type CatalogueRow = { readonly line: number; readonly cells: Readonly<Record<string, string>> | null };

export type ReadItem = {
  readonly barcode: string;
  readonly name: string;
  readonly unit: string;
  readonly group: string;
  readonly taxCode: string;
  readonly priceMinor: number;
  readonly foldedName: string;
  /** The item takes no discount. */
  readonly noDiscount?: true;
};

export type SkippedRow = { readonly line: number; readonly reason: SkipReason; readonly value: string };

export type CatalogueFacts = { readonly taxes: readonly Tax[]; readonly minorDigits: number };

/** Columns a catalogue file must have; brand, unit, quantity, group, tax and nodiscount are taken where they are. */
export const REQUIRED_COLUMNS = ['barcode', 'name', 'price'] as const;

/** Reads rows into items. What cannot be sold as it stands is skipped with its reason; the rest is taken. */
export function readCatalogue(
  rows: Iterable<CatalogueRow>,
  facts: CatalogueFacts,
): { readonly items: readonly ReadItem[]; readonly skipped: readonly SkippedRow[] } {
  const items = new Map<string, ReadItem>();
  const skipped: SkippedRow[] = [];
  for (const { line, cells } of rows) {
    const read = cells === null ? skip('row_malformed', '') : readRow(cells, facts);
    if ('reason' in read) skipped.push({ line, ...read });
    else if (items.has(read.barcode)) skipped.push({ line, ...skip('duplicate_barcode', read.barcode) });
    else items.set(read.barcode, read);
  }
  return { items: [...items.values()], skipped };
}

function readRow(
  cells: Readonly<Record<string, string>>,
  { taxes, minorDigits }: CatalogueFacts,
): ReadItem | Omit<SkippedRow, 'line'> {
  const cell = (name: string): string => (cells[name] ?? '').trim();
  const barcode = cell('barcode');
  const flaw = barcodeFlaw(barcode);
  if (flaw !== null) return skip(flaw, barcode);
  if (cell('name') === '') return skip('name_missing', barcode);
  if (`${cell('brand')}${cell('name')}`.includes('\uFFFD')) return skip('name_unreadable', barcode);
  const price = parseAmount(cell('price'), minorDigits);
  if (!price.ok || price.value === 0) return skip('price_malformed', cell('price'));
  const taxCode = cell('tax') === '' ? (taxes[0]?.code ?? '') : cell('tax');
  if (!taxes.some(({ code }) => code === taxCode)) return skip('tax_unknown', taxCode);
  const name = fullName(cell('brand'), cell('name'), packageText(cell('quantity'), cell('unit')));
  return {
    barcode,
    name,
    unit: '',
    group: cell('group') === '' ? cell('brand') : cell('group'),
    taxCode,
    priceMinor: price.value,
    foldedName: foldText(`${name} ${cell('brand')}`),
    ...(isYes(cell('nodiscount')) ? { noDiscount: true } : {}),
  };
}

/** "Nektar Jabuka" of Bravo, 2.00 L, is shown as "Bravo Nektar Jabuka 2 L"; a brand already in the name is not said twice. */
function fullName(brand: string, name: string, packed: string): string {
  const branded = brand === '' || foldText(name).includes(foldText(brand)) ? name : `${brand} ${name}`;
  return [branded, packed]
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 120);
}

function packageText(quantity: string, unit: string): string {
  if (quantity === '' || unit === '') return '';
  const plain = quantity.includes('.') ? quantity.replace(/\.?0+$/, '') : quantity;
  return plain === '' || plain === '0' ? '' : `${plain} ${unit}`;
}

/** What spreadsheets write for yes. */
function isYes(cell: string): boolean {
  return ['1', 'true', 'yes', 'x'].includes(cell.toLowerCase());
}

function skip(reason: SkipReason, value: string): Omit<SkippedRow, 'line'> {
  return { reason, value: value.slice(0, 80) };
}
