import type { CashDocumentType, Transfer } from '#shared/cash-document/purpose.ts';
import { tagWords } from '#shared/cash-document/tag-words.ts';
import type { PaperBlock, PaperDocument } from '#shared/paper/paper-document.ts';
import type {
  PaperJournalPlace,
  PaperLanguage,
  PaperMoment,
  PaperMoney,
  PaperShop,
} from '#shared/paper/paper-facts.ts';
import { paperAmount, paperMoment, unbroken } from '#shared/paper/paper-figures.ts';
import { journalBlock, pair, RULE, shopBlocks, text } from '#shared/paper/paper-parts.ts';
import { paperWords } from '#shared/paper/paper-words.ts';
import type { SafeDocumentType } from '#shared/safe/safe-document.ts';

export type CashDocumentFacts = {
  readonly language: PaperLanguage;
  readonly shop: PaperShop;
  readonly tillCode: string;
  readonly type: CashDocumentType | SafeDocumentType;
  /** "Manual", or why the till wrote it by itself. */
  readonly tag: string;
  readonly documentNumber: string;
  readonly at: PaperMoment;
  readonly formName: string;
  readonly money: PaperMoney;
  /** Empty: nobody named; the same for reason and description. */
  readonly payer: string;
  readonly reason: string;
  readonly description: string;
  readonly transfer: Transfer | null;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly handledBy: string;
  readonly authorisedBy: string | null;
  readonly journal: PaperJournalPlace;
};

/** The slip of a CD or CW, or of what the safe takes in and gives out, with room for the signatures of who gave and who took. A copy is marked by `asCopy`. */
export function composeCashDocument(facts: CashDocumentFacts): PaperDocument {
  const { documentNumber, formName, language, money, type } = facts;
  const words = paperWords(language).cashDocument;
  return {
    version: 1,
    language,
    title: words.title[type],
    markings: [],
    blocks: [
      ...shopBlocks(facts.shop),
      pair(unbroken(documentNumber), paperMoment(facts.at, language)),
      pair(`${words.till} ${facts.tillCode}`, `${words.handledBy} ${facts.handledBy}`),
      RULE,
      pair(`${formName} ${money.currency.code}`, paperAmount(money.amountMinor, money.currency, language), {
        bold: true,
      }),
      ...saidBlocks(facts),
      ...transferBlocks(facts),
      RULE,
      journalBlock(paperWords(language).journal.entry, facts.journal, language),
      { block: 'feed', lines: 2 },
      ...[words.signaturePayer, words.signatureCashier].flatMap((who) => [
        text('.'.repeat(24), { align: 'left' }),
        text(who, { align: 'left' }),
        { block: 'feed', lines: 1 } as const,
      ]),
    ],
  };
}

/** What was said about it; a document that the till wrote by itself says why. */
function saidBlocks(facts: CashDocumentFacts): readonly PaperBlock[] {
  const words = paperWords(facts.language).cashDocument;
  const why = facts.tag === 'Manual' ? facts.reason : tagWords(facts.tag, facts.language);
  return [
    ...(facts.payer === '' ? [] : [pair(words.payer, facts.payer)]),
    ...(why === '' ? [] : [pair(words.reason, why)]),
    ...(facts.description === '' ? [] : [text(facts.description, { align: 'left' })]),
    ...facts.attributes.map(({ name, value }) => pair(name, value)),
    ...(facts.authorisedBy === null ? [] : [pair(words.authorisedBy, facts.authorisedBy)]),
  ];
}

/** On its way to another till the number stands as a code too: scanning it there is typing it. What arrives says whether it is all. */
function transferBlocks({ language, money, transfer, type }: CashDocumentFacts): readonly PaperBlock[] {
  if (transfer === null) return [];
  const words = paperWords(language).cashDocument;
  const numbered = pair(words.transferNumber, unbroken(transfer.number));
  if (type === 'CD') {
    const { sentMinor = money.amountMinor } = transfer;
    const amount = (minor: number) => paperAmount(minor, money.currency, language);
    const whole = sentMinor === money.amountMinor;
    return [
      pair(words.fromTill, transfer.fromTill),
      numbered,
      ...(sentMinor === null ? [text(words.transferUnproven, { align: 'left', bold: true })] : []),
      ...(sentMinor === null || whole
        ? []
        : [
            pair(words.transferSent, amount(sentMinor)),
            pair(words.transferDifference, amount(money.amountMinor - sentMinor), { bold: true }),
          ]),
    ];
  }
  return [
    pair(words.toTill, transfer.toTill),
    numbered,
    { block: 'barcode', symbology: 'code128', value: transfer.number },
  ];
}
