import { Decimal } from 'decimal.js';
import { checkDigit } from '#shared/catalogue/barcode.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { decimalText } from '#shared/money/decimal-text.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { FNC1, readGs1 } from '#shared/scanning/gs1.ts';
import { type InStoreRule, ruleFor } from '#shared/scanning/in-store-code.ts';

/** What a scanned code may mean. Readings are tried in order; the first whose item is known counts. */
export type ScanReading = {
  readonly barcode: string;
  /** What the code itself says of how much: absent where it names only an item. */
  readonly quantity?: string;
  readonly priceMinor?: number;
};

/** More than this on a shop's scale is a misread or a wrong key (device reference, section 6). */
const WEIGHT_MAX_KG = 30;

/** Symbologies as scanners name them before the code (AIM): those of GS1 element strings. */
const GS1_SYMBOLOGIES = [']C1', ']e0', ']d2', ']Q3'];

/**
 * Reads what a scanner sent. An ordinary item number always comes first, so that a shop's own rule never hides an item;
 * then the shop's weight and price codes, then GS1 element strings. Refused: a weight or price of zero, a weight beyond
 * 30 kg, a check digit that is wrong.
 */
export function readScan(sent: string, means: Means): Result<readonly ScanReading[], Refusal> {
  const symbology = /^\][A-Za-z]\d/.exec(sent)?.[0] ?? null;
  const code = withSeparators(symbology === null ? sent : sent.slice(symbology.length)).trim();
  if (symbology !== null && GS1_SYMBOLOGIES.includes(symbology)) return ofGs1(code, means.minorDigits);
  const ordinary = spellings(code).map((barcode) => ({ barcode }));
  const measured = measuredBy(code, means);
  if (!measured.ok) return measured;
  if (measured.value.length > 0) return ok([...ordinary, ...measured.value]);
  const gs1 = code.length > 14 ? ofGs1(code, means.minorDigits) : null;
  if (gs1?.ok === true) return ok([...ordinary, ...gs1.value]);
  return ok(ordinary);
}

/** Keyboard wedges write FNC1 as ~1, because no key has it. */
function withSeparators(text: string): string {
  return text.replaceAll('~1', FNC1);
}

/** Whether a code that nobody knows was read wrong: it has the length of an EAN, but not its check digit. */
export function isMisread(sent: string): boolean {
  const code = sent.replace(/^\][A-Za-z]\d/, '').trim();
  return /^(\d{8}|\d{12,14})$/.test(code) && checkDigit(code.slice(0, -1)) !== Number(code.at(-1));
}

/** UPC-A is an EAN-13 without its leading nought, and a GTIN-14 with a leading nought is the EAN-13 of the single piece. */
function spellings(code: string): readonly string[] {
  if (/^\d{12}$/.test(code)) return [code, `0${code}`];
  if (/^0\d{12}$/.test(code)) return [code, code.slice(1)];
  if (/^0\d{13}$/.test(code)) return [code, ...spellings(code.slice(1))];
  return [code];
}

type Means = { readonly rules: readonly InStoreRule[]; readonly minorDigits: number };

function measuredBy(code: string, { rules, minorDigits }: Means): Result<readonly ScanReading[], Refusal> {
  const rule = /^\d{13}$/.test(code) ? ruleFor(code, rules) : null;
  if (rule === null || isMisread(code)) return ok([]);
  const at = ({ from, length }: InStoreRule['item']) => code.slice(from, from + length);
  const barcode = at(rule.item).replace(/^0+(?=\d)/, '');
  const value = new Decimal(at(rule.value)).dividedBy(new Decimal(10).pow(rule.decimals));
  return rule.kind === 'weight' ? weighed([barcode], value, code) : priced([barcode], value, { code, minorDigits });
}

function ofGs1(code: string, minorDigits: number): Result<readonly ScanReading[], Refusal> {
  const read = readGs1(code);
  if (!read.ok) {
    return no({
      code: read.refusal === 'bad_check_digit' ? 'barcode_misread' : 'barcode_unknown',
      facts: { barcode: code },
    });
  }
  const { gtin, pieces, price, weightKg } = read.value;
  const barcodes = spellings(gtin);
  if (price !== undefined) return priced(barcodes, price, { code, minorDigits });
  if (weightKg !== undefined) return weighed(barcodes, weightKg, code);
  return ok(
    barcodes.map((barcode) => (pieces === undefined ? { barcode } : { barcode, quantity: decimalText(pieces) })),
  );
}

function weighed(
  barcodes: readonly string[],
  kilograms: Decimal,
  code: string,
): Result<readonly ScanReading[], Refusal> {
  if (kilograms.isZero()) return no({ code: 'scan_without_amount', facts: { barcode: code } });
  if (kilograms.greaterThan(WEIGHT_MAX_KG)) {
    return no({ code: 'weight_unlikely', facts: { weight: decimalText(kilograms), most: WEIGHT_MAX_KG } });
  }
  return ok(barcodes.map((barcode) => ({ barcode, quantity: decimalText(kilograms) })));
}

/** A price is never rounded in a scan: one finer than the currency was read or set up wrong. */
function priced(
  barcodes: readonly string[],
  price: Decimal,
  { code, minorDigits }: { readonly code: string; readonly minorDigits: number },
): Result<readonly ScanReading[], Refusal> {
  const priceMinor = price.times(new Decimal(10).pow(minorDigits));
  if (priceMinor.isZero()) return no({ code: 'scan_without_amount', facts: { barcode: code } });
  if (!priceMinor.isInteger()) return no({ code: 'barcode_misread', facts: { barcode: code } });
  return ok(barcodes.map((barcode) => ({ barcode, quantity: '1', priceMinor: priceMinor.toNumber() })));
}
