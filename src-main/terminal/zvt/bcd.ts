import { assert } from '#shared/assert.ts';

/** Whole numbers as ZVT writes them: two figures a byte. 3.80 EUR is 00 00 00 00 03 80. */
export function encodeBcd(value: number | string, bytes: number): Uint8Array {
  const figures = String(value).padStart(bytes * 2, '0');
  assert(/^\d+$/.test(figures) && figures.length === bytes * 2, 'a BCD field holds its figures', { bytes });
  return Uint8Array.from({ length: bytes }, (_, index) => Number.parseInt(figures.slice(index * 2, index * 2 + 2), 16));
}

/** The figures of a field; null when a nibble is no figure. */
export function bcdFigures(bytes: Uint8Array): string | null {
  const figures = Buffer.from(bytes).toString('hex');
  return /^\d+$/.test(figures) ? figures : null;
}

/** The number of a field; null when it is none or larger than a number holds exactly. */
export function bcdNumber(bytes: Uint8Array): number | null {
  const figures = bcdFigures(bytes);
  const value = figures === null ? Number.NaN : Number(figures);
  return Number.isSafeInteger(value) ? value : null;
}
