import type {
  PaperCurrency,
  PaperJournalPlace,
  PaperLanguage,
  PaperMoment,
  PaperMoney,
  PaperShop,
  PaperTax,
} from '#shared/paper/paper-facts.ts';

/** Everything a Daily Report says. The figures come from the one function that computes a shift; paper adds nothing up. */
export type DailyReportFacts = {
  readonly language: PaperLanguage;
  readonly shop: PaperShop;
  readonly tillCode: string;
  /** X: interim, changes nothing. Z: the definitive one, printed once, on confirmation. */
  readonly kind: 'X' | 'Z';
  readonly reportNumber: string;
  readonly shiftNumber: string;
  /** Tills whose sessions the figures cover. */
  readonly tillCodes: readonly string[];
  /** Whose shift it is. */
  readonly operatorName: string;
  /** Who ended it when that was somebody else; null otherwise. */
  readonly endedBy: string | null;
  readonly openedAt: PaperMoment;
  /** Null on an interim report. */
  readonly closedAt: PaperMoment | null;
  readonly printedAt: PaperMoment;
  readonly forms: readonly DailyReportForm[];
  readonly denominations: readonly DailyReportCount[];
  /** Every CD and CW of the shift, manual and automatic, in the order of their numbers. */
  readonly cashDocuments: readonly DailyReportCashDocument[];
  readonly sales: DailyReportSales;
  /** One entry per currency in which cash was rounded. */
  readonly rounding: readonly PaperMoney[];
  /** Sales of this till since it exists, one entry per currency; goes on over every Z. */
  readonly grandTotals: readonly PaperMoney[];
  /** The journal’s head when the report was made; printed on Z. Null: not known. */
  readonly journal: PaperJournalPlace | null;
};

/** One row of End of Shift: one payment form in one currency. */
export type DailyReportForm = {
  /** Cash always says whether it was counted and what remains; other forms carry nothing over. */
  readonly isCash: boolean;
  readonly name: string;
  readonly currency: PaperCurrency;
  readonly beginningMinor: number;
  readonly paymentValueMinor: number;
  /** Manual CD less CW. */
  readonly cashDocumentsMinor: number;
  readonly endingMinor: number;
  /** Null: not counted, which is not the same as counted zero. */
  readonly actualMinor: number | null;
  /** Actual less Ending; null when not counted. */
  readonly differenceMinor: number | null;
  /** Reason for Difference; empty when none was given. */
  readonly differenceReason: string;
  readonly withdrawalMinor: number;
  readonly remainingMinor: number;
  /** Number of Payments. */
  readonly payments: number;
};

/** What was counted in one currency, largest piece first. */
export type DailyReportCount = {
  readonly currency: PaperCurrency;
  readonly pieces: readonly { readonly valueMinor: number; readonly pieces: number }[];
  readonly totalMinor: number;
};

export type DailyReportCashDocument = {
  readonly number: string;
  readonly kind: 'CD' | 'CW';
  /** "Deposit at the start of day", a reason, or what was typed; empty when nothing was. */
  readonly tag: string;
  readonly currency: PaperCurrency;
  /** Not negative; the kind says the direction. */
  readonly amountMinor: number;
};

export type DailyReportSales = {
  readonly currency: PaperCurrency;
  readonly grossMinor: number;
  readonly taxes: readonly PaperTax[];
  readonly receipts: number;
  /** Canonical decimal string: weighed goods count by their weight. */
  readonly items: string;
  readonly voidedLines: number;
  readonly discardedDocuments: number;
  /** Null: nothing was sold. */
  readonly firstDocument: string | null;
  readonly lastDocument: string | null;
};
