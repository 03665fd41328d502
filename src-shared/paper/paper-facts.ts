import type { Language } from '#shared/language/languages.ts';
import type { CurrencyCode } from '#shared/money/amount.ts';

/**
 * What receipts and reports have in common. Facts are plain values, read from the books by whoever asks for paper. All
 * amounts are whole minor units; composing asserts it.
 */

/** A currency as paper needs it; any `Currency` will do. */
export type PaperCurrency = { readonly code: CurrencyCode; readonly minorDigits: number };

export type PaperShop = {
  readonly name: string;
  /** Street, town: one entry a line. */
  readonly addressLines: readonly string[];
  /** With the name the country gives it: "OIB 12345678903", "NIP 525-000-00-00". Empty: the shop has none. */
  readonly taxId: string;
};

/** Sales at one tax rate. `rate` is a canonical decimal string in per cent: "25", "5.5". */
export type PaperTax = {
  readonly code: string;
  readonly rate: string;
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly grossMinor: number;
};

/** Where in the till’s journal the document stands. Paper shows the number and the first twelve figures of the hash. */
export type PaperJournalPlace = { readonly seq: number; readonly hash: string };

export type PaperMoney = { readonly currency: PaperCurrency; readonly amountMinor: number };

/** Wall time with offset, RFC 3339. Paper shows it as the till’s clock showed it, whatever the zone of the reader. */
export type PaperMoment = string;

export type PaperLanguage = Language;
