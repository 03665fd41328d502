import type { PaperBlock, PaperDocument } from '#shared/paper/paper-document.ts';
import type { PaperCurrency, PaperJournalPlace, PaperLanguage } from '#shared/paper/paper-facts.ts';
import { paperAmount, paperDecimal, paperMoment, paperRate, unbroken } from '#shared/paper/paper-figures.ts';
import { journalBlock, pair, RULE, shopBlocks, taxBlock, text } from '#shared/paper/paper-parts.ts';
import { fill, paperWords } from '#shared/paper/paper-words.ts';
import type { ReceiptDiscount, ReceiptFacts, ReceiptLine } from '#shared/paper/receipt-facts.ts';

/** Quantity, price, value and tax code, as parts of the width: edges at 12, 23, 40 and 42 of 42 columns. */
const LINE_COLUMNS = [
  { share: 12, align: 'right' },
  { share: 11, align: 'right' },
  { share: 17, align: 'right' },
  { share: 2, align: 'right' },
] as const;

/** The receipt of a finished document. A copy is the same document marked by `asCopy`. */
export function composeReceipt(facts: ReceiptFacts): PaperDocument {
  const { language } = facts;
  const words = paperWords(language);
  return {
    version: 1,
    language,
    title: null,
    markings: [],
    blocks: [
      ...shopBlocks(facts.shop),
      pair(`${words.receipt.receipt} ${unbroken(facts.documentNumber)}`, paperMoment(facts.at, language)),
      pair(`${words.receipt.till} ${facts.tillCode}`, `${words.receipt.handledBy} ${facts.operatorName}`),
      ...customerBlocks(facts),
      RULE,
      ...facts.lines.flatMap((line) => lineBlocks(line, facts.currency, language)),
      RULE,
      ...totalBlocks(facts),
      ...taxBlock(facts.taxes, facts.currency, language),
      ...(facts.journal === null
        ? []
        : [RULE, journalBlock(words.journal.entry, facts.journal, language), journalCode(facts, facts.journal)]),
      { block: 'feed', lines: 1 },
      text(words.receipt.thanks),
    ],
  };
}

export function customerBlocks({
  customer,
  language,
}: Pick<ReceiptFacts, 'customer' | 'language'>): readonly PaperBlock[] {
  if (customer === null) return [];
  const { customer: word } = paperWords(language).receipt;
  return [`${word} ${customer.name}`, customer.taxId]
    .filter((line) => line !== '')
    .map((line) => text(line, { align: 'left' }));
}

/** Where the receipt stands in the books, for a scanner: till, document, journal number and the beginning of its hash. */
function journalCode({ documentNumber, tillCode }: ReceiptFacts, { hash, seq }: PaperJournalPlace): PaperBlock {
  const value = `TK1|${tillCode}|${documentNumber}|${seq}|${hash.slice(0, 12)}`;
  return { block: 'qr', value: value.replace(/[^ -~]/g, '-').slice(0, 200) };
}

export function lineBlocks(line: ReceiptLine, currency: PaperCurrency, language: PaperLanguage): readonly PaperBlock[] {
  const quantity = [paperDecimal(line.quantity, language), line.unit === '' ? 'x' : line.unit].join(' ');
  const cells = [
    unbroken(quantity),
    paperAmount(line.priceMinor, currency, language),
    paperAmount(line.valueMinor, currency, language),
    line.taxCode,
  ];
  return [
    text(line.name, { align: 'left' }),
    { block: 'table', columns: [...LINE_COLUMNS], rows: [{ cells, bold: false }] },
    ...regularBlocks(line, currency, language),
    ...line.discounts.map((discount) => discountBlock(discount, currency, language)),
  ];
}

/** Under a line that was sold at another price: what the item costs otherwise. */
function regularBlocks(
  { regularPriceMinor }: ReceiptLine,
  currency: PaperCurrency,
  language: PaperLanguage,
): readonly PaperBlock[] {
  if (regularPriceMinor === null) return [];
  const { regularPrice } = paperWords(language).receipt;
  return [underLine(`${regularPrice} ${paperAmount(regularPriceMinor, currency, language)}`, '')];
}

function discountBlock(
  { amountMinor, isShare, rate }: ReceiptDiscount,
  currency: PaperCurrency,
  language: PaperLanguage,
): PaperBlock {
  const { discount, documentDiscount, markUp } = paperWords(language).receipt;
  const words = amountMinor > 0 ? markUp : isShare ? documentDiscount : discount;
  const name = rate === null ? words : `${words} ${paperRate(rate, language)}`;
  return underLine(unbroken(name), paperAmount(amountMinor, currency, language));
}

function underLine(name: string, figure: string): PaperBlock {
  return {
    block: 'table',
    columns: [
      { share: 23, align: 'right' },
      { share: 17, align: 'right' },
      { share: 2, align: 'right' },
    ],
    rows: [{ cells: [name, figure, ''], bold: false }],
  };
}

function totalBlocks(facts: ReceiptFacts): readonly PaperBlock[] {
  const { change, currency, language, payments, roundingMinor, totalMinor } = facts;
  const { receipt: words } = paperWords(language);
  const amount = (value: number): string => paperAmount(value, currency, language);
  return [
    pair(fill(words.total, { currency: currency.code }), amount(totalMinor), { bold: true }),
    ...(facts.savedMinor > 0 ? [pair(words.saved, amount(facts.savedMinor))] : []),
    ...roundingBlocks(roundingMinor, currency, language),
    ...(roundingMinor === 0
      ? []
      : [pair(fill(words.toPay, { currency: currency.code }), amount(totalMinor + roundingMinor), { bold: true })]),
    ...payments.flatMap((payment) => paymentBlocks(payment, currency, language)),
    ...change.map((money) =>
      money.currency.code === currency.code
        ? pair(words.change, paperAmount(money.amountMinor, money.currency, language))
        : pair(
            fill(words.changeIn, { currency: money.currency.code }),
            paperAmount(money.amountMinor, money.currency, language),
          ),
    ),
  ];
}

/** How the market rounded cash, for example "(up 0.01)"; nothing where it did not. */
export function roundingBlocks(
  roundingMinor: number,
  currency: PaperCurrency,
  language: PaperLanguage,
): readonly PaperBlock[] {
  if (roundingMinor === 0) return [];
  const { receipt: words } = paperWords(language);
  const amount = paperAmount(Math.abs(roundingMinor), currency, language);
  return [pair(words.rounding, fill(roundingMinor > 0 ? words.up : words.down, { amount }))];
}

/** A payment in another currency shows what was handed over, then what it was worth in the document’s currency. */
function paymentBlocks(
  payment: ReceiptFacts['payments'][number],
  currency: PaperCurrency,
  language: PaperLanguage,
): readonly PaperBlock[] {
  const tendered = paperAmount(payment.tenderedMinor, payment.currency, language);
  if (payment.currency.code === currency.code) return [pair(payment.name, tendered)];
  const worth = `= ${currency.code} ${paperAmount(payment.worthMinor, currency, language)}`;
  return [pair(`${payment.name} ${payment.currency.code}`, tendered), pair('', unbroken(worth))];
}
