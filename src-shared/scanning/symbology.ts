import { barcodeFlaw } from '#shared/catalogue/barcode.ts';
import { FNC1 } from '#shared/scanning/gs1.ts';

/** Names that stand on barcodes’ papers everywhere, by the AIM id that scanners put before a code (device reference, section 6). */
const EXACTLY: Readonly<Record<string, string>> = {
  ']E0': 'EAN-13, UPC-A',
  ']E4': 'EAN-8',
  ']C1': 'GS1-128',
  ']d2': 'GS1 DataMatrix',
  ']Q3': 'GS1 QR',
};
const BY_LETTER: Readonly<Record<string, string>> = {
  A: 'Code 39',
  C: 'Code 128',
  E: 'EAN, UPC',
  F: 'Codabar',
  G: 'Code 93',
  I: 'Interleaved 2 of 5',
  Q: 'QR',
  d: 'DataMatrix',
  e: 'GS1 DataBar',
};

const OF_LENGTH: Readonly<Record<number, string>> = { 8: 'EAN-8', 12: 'UPC-A', 13: 'EAN-13', 14: 'GTIN-14' };

/** As the scanner itself says; null: it puts nothing before its codes, or what nobody here knows. */
export function symbologyNamed(text: string): string | null {
  const [id, letter = ''] = /^\]([A-Za-z])\d/.exec(text) ?? [];
  return id === undefined ? null : (EXACTLY[id] ?? BY_LETTER[letter] ?? null);
}

/** As the code’s own shape gives away; null: it could be any. */
export function symbologyOfShape(code: string): string | null {
  if (code.includes(FNC1) || code.includes('~1')) return 'GS1';
  const name = OF_LENGTH[code.length];
  return name !== undefined && barcodeFlaw(code) === null ? name : null;
}
