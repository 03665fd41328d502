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
  /** The day of a till, which its operators shared; else the shift of one operator. */
  readonly isDay: boolean;
  /** Each till whose sessions the figures cover, the one that prints first. */
  readonly tills: readonly DailyReportTill[];
  /** Whose shift it is; of a day everybody who had a session in it. */
  readonly operatorName: string;
  /** Who ended it when that was somebody else; null otherwise. */
  readonly endedBy: string | null;
  /** It was ended on the managers' page: why, and whether documents of it arrived after. Null: at a till. */
  readonly endedOnPage: { readonly reason: string; readonly hasLate: boolean } | null;
  readonly openedAt: PaperMoment;
  /** Null on an interim report. */
  readonly closedAt: PaperMoment | null;
  readonly printedAt: PaperMoment;
  readonly forms: readonly DailyReportForm[];
  readonly denominations: readonly DailyReportCount[];
  /** Cheques taken in the shift, those of a till together, in the order in which they were. */
  readonly cheques: readonly DailyReportCheque[];
  /** What cheques come to that other tills told as a sum only. */
  readonly unlistedCheques: readonly PaperMoney[];
  readonly sales: DailyReportSales;
  /** How often the till was in training meanwhile, and for how long. */
  readonly training: { readonly times: number; readonly minutes: number };
  /** One entry per currency in which cash was rounded, with how many documents were. */
  readonly rounding: readonly (PaperMoney & { readonly documents: number })[];
  /** Card payments of the shift that no Sending Report had confirmed when this was printed. */
  readonly unconfirmedCards: readonly (PaperMoney & { readonly payments: number })[];
  /** Card payments of the shift whose document is not booked: in no figure, so named beside them. */
  readonly cardsWithoutReceipt: readonly (PaperMoney & { readonly payments: number })[];
  /** Sales of this till since it exists, one entry per currency; goes on over every Z. */
  readonly grandTotals: readonly PaperMoney[];
  /** The journal’s head when the report was made; printed on Z. Null: not known. */
  readonly journal: PaperJournalPlace | null;
};

/** What a report holds of one till. */
export type DailyReportTill = {
  readonly till: string;
  /** The last record of its journal that is in the figures. */
  readonly seq: number;
  /** False: it may have done more than is in the figures. */
  readonly isReported: boolean;
  readonly receipts: number;
  /** CD less CW made by hand. */
  readonly cashDocuments: readonly (PaperMoney & { readonly documents: number })[];
  /** Null: nothing was sold, as far as is known. */
  readonly firstReceipt: string | null;
  readonly lastReceipt: string | null;
  /** Every CD and CW, manual and automatic, in the order in which they were issued. */
  readonly issued: readonly DailyReportCashDocument[];
  /** How many it issued after those. */
  readonly moreIssued: number;
  /** False: its documents are not known one by one, only what they come to. */
  readonly isListed: boolean;
};

/** One row of End of Shift: one payment form in one currency. */
export type DailyReportForm = {
  /** Cash always says whether it was counted and what remains; other forms carry nothing over. */
  readonly isCash: boolean;
  readonly name: string;
  readonly currency: PaperCurrency;
  readonly beginningMinor: number;
  /** What the count at the start differed by and no document booked: in no other figure. */
  readonly foundAtStartMinor: number;
  readonly paymentValueMinor: number;
  /** Manual CD less CW. */
  readonly cashDocumentsMinor: number;
  readonly endingMinor: number;
  /** Null: not counted, which is not the same as counted zero. */
  readonly actualMinor: number | null;
  /** Documents that moved the row after it was counted: the difference holds an older count against newer figures. */
  readonly documentsSinceCount: number;
  /** Actual less Ending; null when not counted. */
  readonly differenceMinor: number | null;
  /** Reason for Difference; empty when none was given. */
  readonly differenceReason: string;
  /** What was taken out at the end and what stayed. Null on an interim report: nothing has been taken yet. */
  readonly end: { readonly withdrawalMinor: number; readonly remainingMinor: number } | null;
  /** Number of Payments. */
  readonly payments: number;
};

/** What was counted in one currency, largest piece first. */
export type DailyReportCount = {
  readonly currency: PaperCurrency;
  readonly pieces: readonly { readonly valueMinor: number; readonly pieces: number }[];
  readonly totalMinor: number;
};

export type DailyReportCheque = {
  /** The till at which it lies. */
  readonly till: string;
  readonly number: string;
  /** Empty: not said. */
  readonly bank: string;
  readonly currency: PaperCurrency;
  readonly amountMinor: number;
  /** Null: nobody has looked for it. */
  readonly isThere: boolean | null;
  /** As it was ticked when the drawer was handed over. Null: nobody had looked, or it was not handed over. */
  readonly wasThere: boolean | null;
};

export type DailyReportCashDocument = {
  readonly number: string;
  readonly type: 'CD' | 'CW';
  /** "Deposit at the start of day", a reason, or what was typed; empty when nothing was. */
  readonly description: string;
  readonly currency: PaperCurrency;
  /** Not negative; the kind says the direction. */
  readonly amountMinor: number;
};

export type DailyReportSales = {
  readonly currency: PaperCurrency;
  /** Before returns. */
  readonly grossMinor: number;
  /** Value of what came back, not below zero, and by how many documents. */
  readonly returns: { readonly amountMinor: number; readonly documents: number };
  /** Of sales less returns. */
  readonly taxes: readonly PaperTax[];
  readonly receipts: number;
  /** Canonical decimal string: weighed goods count by their weight. */
  readonly items: string;
  /** Of lines and of documents, and what they came to; not below zero. */
  readonly discounts: { readonly amountMinor: number; readonly times: number };
  /** Prices changed by hand and lines sold for more; below zero: they made it cheaper. */
  readonly priceChanges: { readonly amountMinor: number; readonly times: number };
  readonly voidedLines: number;
  readonly discardedDocuments: number;
  /** How often the drawer was opened without a sale. */
  readonly noSaleOpenings: number;
};
