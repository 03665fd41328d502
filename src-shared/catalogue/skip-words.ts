import type { SkipReason } from '#shared/catalogue/read-catalogue.ts';

/** Why a row of a catalogue file was left out, for programs that speak English to an installer. */
export const SKIP_WORDS: Readonly<Record<SkipReason, string>> = {
  bad_check_digit: 'the barcode’s check digit is wrong',
  barcode_not_numeric: 'the barcode is no number of up to 14 figures',
  duplicate_barcode: 'the barcode stands in an earlier row',
  name_missing: 'the name is missing',
  name_unreadable: 'the name holds letters that were lost: save the file as UTF-8',
  price_malformed: 'the price is missing or no amount above 0',
  row_malformed: 'the row has too few or too many columns',
  tax_unknown: 'nobody knows the tax',
};
