import type {
  PaperCurrency,
  PaperJournalPlace,
  PaperLanguage,
  PaperMoment,
  PaperMoney,
  PaperShop,
  PaperTax,
} from '#shared/paper/paper-facts.ts';

export type ReceiptFacts = {
  readonly language: PaperLanguage;
  readonly shop: PaperShop;
  readonly tillCode: string;
  /** Name of the operator in Handled By. */
  readonly operatorName: string;
  readonly documentNumber: string;
  readonly at: PaperMoment;
  /** Whom it was sold to; null: nobody is named. The tax number may be empty. */
  readonly customer: { readonly name: string; readonly taxId: string } | null;
  /** Of the document: lines, total, taxes and rounding. */
  readonly currency: PaperCurrency;
  readonly lines: readonly ReceiptLine[];
  readonly totalMinor: number;
  /** How much less is paid than at regular prices; zero: nothing is said. */
  readonly savedMinor: number;
  /** What cash settles more (above zero) or less than the total; zero where none applies. */
  readonly roundingMinor: number;
  readonly payments: readonly ReceiptPayment[];
  /** Given back, one entry per currency; empty when paid exactly. Not negative. */
  readonly change: readonly PaperMoney[];
  readonly taxes: readonly PaperTax[];
  /** Null only where a document is printed that stands in no journal, such as a sample. */
  readonly journal: PaperJournalPlace | null;
};

export type ReceiptLine = {
  readonly name: string;
  /** Canonical decimal string: "2", "1.236". */
  readonly quantity: string;
  /** Printed behind the quantity when not empty: "kg". Leave empty for pieces. */
  readonly unit: string;
  readonly priceMinor: number;
  /** The item’s own price, where another was charged; null: it was its own. */
  readonly regularPriceMinor: number | null;
  /** Quantity x price, before the discounts. */
  readonly valueMinor: number;
  readonly taxCode: string;
  /** In the order in which they were taken off. */
  readonly discounts: readonly ReceiptDiscount[];
};

/**
 * `rate` in per cent as a canonical decimal string, or null for a discount in money. `amountMinor` is not positive, but for a
 * mark-up. `isShare`: of the document's discount.
 */
export type ReceiptDiscount = { readonly rate: string | null; readonly amountMinor: number; readonly isShare: boolean };

export type ReceiptPayment = {
  /** Name of the payment form, with a voucher’s or card’s number where there is one. */
  readonly name: string;
  /** Of the payment; may differ from the document’s. */
  readonly currency: PaperCurrency;
  /** Handed over, in the payment’s currency. */
  readonly tenderedMinor: number;
  /** What all of it is worth in the document’s currency, what comes back as change included. */
  readonly worthMinor: number;
  /** What of it pays for this document, in the document’s currency. */
  readonly assignedMinor: number;
};
