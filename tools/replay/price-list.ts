import type { Takings } from './receipts.ts';

export type PricedItem = {
  readonly name: string;
  /** The shop's own number: short, so without a check digit. */
  readonly barcode: string;
  readonly priceMinor: number;
  readonly tax: 'A' | 'B' | 'C';
};

export type PriceList = ReadonlyMap<string, PricedItem>;

const FIRST_NUMBER = 50_001;
const CHEAPEST_MINOR = 85;
const STEP_MINOR = 5;
const STEPS = 120;
const GROUPS = { A: 'Counter', B: 'Kitchen', C: 'Bakery' } as const;

/** The file names no prices, so they are invented: by a rule of the item's name alone, and so the same on every machine. */
export function priceListOf({ days }: Takings): PriceList {
  const names = new Set(days.flatMap(({ receipts }) => receipts.flatMap(({ sold }) => sold.map(({ item }) => item))));
  return new Map([...names].sort().map((name, index) => [name, pricedItem(name, FIRST_NUMBER + index)]));
}

function pricedItem(name: string, number: number): PricedItem {
  const chance = hashOf(name);
  return {
    name,
    barcode: String(number),
    priceMinor: CHEAPEST_MINOR + (chance % STEPS) * STEP_MINOR,
    tax: (['A', 'B', 'C'] as const)[chance % 3] ?? 'A',
  };
}

/** FNV-1a over UTF-16 units, 32 bits: small, and the same everywhere. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}

/** The price list as the file that the till's import takes. */
export function catalogueCsv(list: PriceList): string {
  const lines = [...list.values()].map(({ barcode, name, priceMinor, tax }) => {
    const price = `${Math.trunc(priceMinor / 100)}.${String(priceMinor % 100).padStart(2, '0')}`;
    return `${barcode},"${name.replaceAll('"', '""')}",${price},${GROUPS[tax]},${tax}`;
  });
  return ['barcode,name,price,group,tax', ...lines, ''].join('\n');
}
