import type { PaperDocument } from '#shared/paper/paper-document.ts';
import type { PaperTax } from '#shared/paper/paper-facts.ts';
import { paperAmount, paperMoment, unbroken } from '#shared/paper/paper-figures.ts';
import { journalBlock, pair, RULE, shopBlocks, taxBlock } from '#shared/paper/paper-parts.ts';
import { fill, paperWords } from '#shared/paper/paper-words.ts';
import { customerBlocks, lineBlocks, roundingBlocks } from '#shared/paper/receipt.ts';
import type { ReceiptFacts } from '#shared/paper/receipt-facts.ts';

/** Goods that came back. All amounts are above zero: the title says which way they go. */
export type CorrectionPaperFacts = Pick<
  ReceiptFacts,
  | 'language'
  | 'shop'
  | 'tillCode'
  | 'operatorName'
  | 'documentNumber'
  | 'at'
  | 'customer'
  | 'currency'
  | 'lines'
  | 'totalMinor'
  | 'roundingMinor'
  | 'journal'
> & {
  /** Null: no receipt of this till shows the sale. */
  readonly originalNumber: string | null;
  readonly reason: string;
  /** Who lent a right for it; null: nobody had to. */
  readonly authorisedBy: string | null;
  readonly refund: { readonly name: string; readonly amountMinor: number };
  readonly taxes: readonly PaperTax[];
};

/** The slip of a correction, with room for the customer’s signature. */
export function composeCorrection(facts: CorrectionPaperFacts): PaperDocument {
  const { currency, language, refund, totalMinor, roundingMinor } = facts;
  const { correction: words, receipt, cashDocument, journal } = paperWords(language);
  const amount = (value: number): string => paperAmount(value, currency, language);
  return {
    version: 1,
    language,
    title: words.title,
    markings: [],
    blocks: [
      ...shopBlocks(facts.shop),
      pair(unbroken(facts.documentNumber), paperMoment(facts.at, language)),
      pair(`${receipt.till} ${facts.tillCode}`, `${receipt.handledBy} ${facts.operatorName}`),
      pair(words.original, facts.originalNumber === null ? words.noReceipt : unbroken(facts.originalNumber)),
      ...customerBlocks(facts),
      pair(words.reason, facts.reason),
      ...(facts.authorisedBy === null ? [] : [pair(cashDocument.authorisedBy, facts.authorisedBy)]),
      RULE,
      ...facts.lines.flatMap((line) => lineBlocks(line, currency, language)),
      RULE,
      pair(fill(words.total, { currency: currency.code }), amount(totalMinor), { bold: true }),
      ...roundingBlocks(roundingMinor, currency, language),
      pair(`${words.paidBack}: ${refund.name}`, amount(refund.amountMinor), { bold: true }),
      ...taxBlock(facts.taxes, currency, language),
      ...(facts.journal === null ? [] : [RULE, journalBlock(journal.entry, facts.journal, language)]),
      { block: 'feed', lines: 3 },
      RULE,
      pair(words.signature, ''),
    ],
  };
}
