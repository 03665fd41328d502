/** A GTIN has 8, 12, 13 or 14 figures, the last a check digit (GS1 General Specifications, 7.9). */
const GTIN_LENGTHS = [8, 12, 13, 14];

export type BarcodeFlaw = 'barcode_not_numeric' | 'bad_check_digit';

/**
 * What is wrong with a barcode of a catalogue; null: nothing. Codes of GTIN length must carry the right check digit;
 * shorter ones are a shop's own numbers and have none.
 */
export function barcodeFlaw(barcode: string): BarcodeFlaw | null {
  if (!/^\d{1,14}$/.test(barcode)) return 'barcode_not_numeric';
  if (!GTIN_LENGTHS.includes(barcode.length)) return barcode.length < 8 ? null : 'bad_check_digit';
  return checkDigit(barcode.slice(0, -1)) === Number(barcode.at(-1)) ? null : 'bad_check_digit';
}

/** Modulo 10 with weights 3 and 1 from the right. */
export function checkDigit(payload: string): number {
  const sum = [...payload]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}
