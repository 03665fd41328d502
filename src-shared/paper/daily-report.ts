import type {
  DailyReportCount,
  DailyReportFacts,
  DailyReportForm,
  DailyReportSales,
  DailyReportTill,
} from '#shared/paper/daily-report-facts.ts';
import type { PaperBlock, PaperDocument } from '#shared/paper/paper-document.ts';
import type { PaperLanguage } from '#shared/paper/paper-facts.ts';
import { paperAmount, paperCount, paperDecimal, paperMoment, unbroken } from '#shared/paper/paper-figures.ts';
import { journalBlock, pair, RULE, shopBlocks, taxBlock, text } from '#shared/paper/paper-parts.ts';
import { fill, paperWords } from '#shared/paper/paper-words.ts';
import { chequeBlocks } from '#shared/paper/report-cheques.ts';

/** The Daily Report: X while the shift goes on, marked as interim; Z once, when it has ended. Paper adds nothing up. */
export function composeDailyReport(facts: DailyReportFacts): PaperDocument {
  const { language } = facts;
  return {
    version: 1,
    language,
    title: paperWords(language).report.title,
    markings: facts.kind === 'X' ? [{ kind: 'interim' }] : [],
    blocks: [
      ...shopBlocks(facts.shop),
      ...headBlocks(facts),
      ...tillBlocks(facts),
      ...currenciesOf(facts).flatMap((code) => formBlocks(facts, code)),
      ...facts.denominations.flatMap((count) => countBlocks(count, language)),
      ...chequeBlocks(facts),
      ...cashDocumentBlocks(facts.tills, language),
      ...salesBlocks(facts),
      ...totalBlocks(facts),
      ...(facts.journal === null
        ? []
        : [RULE, journalBlock(paperWords(language).journal.head, facts.journal, language)]),
    ],
  };
}

function headBlocks(facts: DailyReportFacts): readonly PaperBlock[] {
  const { closedAt, endedBy, language } = facts;
  const words = paperWords(language).report;
  return [
    pair(`${facts.isDay ? words.day : words.shift} ${unbroken(facts.shiftNumber)}`, facts.operatorName),
    pair(`${words.opened} ${paperMoment(facts.openedAt, language)}`, facts.tills.map(({ till }) => till).join(', ')),
    ...(closedAt === null
      ? []
      : [
          pair(
            `${words.closed} ${paperMoment(closedAt, language)}`,
            endedBy === null ? '' : `${words.endedBy} ${endedBy}`,
          ),
        ]),
    ...pageBlocks(facts),
    pair(
      `${words.printed} ${paperMoment(facts.printedAt, language)}`,
      unbroken(`${words.number} ${facts.reportNumber}`),
    ),
    pair(`${words.till} ${facts.tillCode}`, ''),
  ];
}

/** Ended by somebody who stood at no till. */
function pageBlocks({ endedOnPage, language }: DailyReportFacts): readonly PaperBlock[] {
  if (endedOnPage === null) return [];
  const words = paperWords(language).report;
  const { reason, hasLate } = endedOnPage;
  return [
    text(words.endedOnPage, { align: 'left', bold: true }),
    ...(reason === '' ? [] : [text(fill(words.endReason, { reason }), { align: 'left' })]),
    ...(hasLate ? [text(words.lateDocuments, { align: 'left' })] : []),
  ];
}

/** Nothing where there is only one; else whose figures these are, and up to which record of each. */
function tillBlocks({ language, tills }: DailyReportFacts): readonly PaperBlock[] {
  if (tills.length < 2) return [];
  const words = paperWords(language).report;
  return [
    RULE,
    text(words.tills, { align: 'left', bold: true }),
    ...tills.flatMap((one) => [
      pair(one.till, fill(words.tillReceipts, { count: paperCount(one.receipts, language) })),
      ...rangeBlocks(one, language),
      pair(fill(words.tillUpTo, { record: paperCount(one.seq, language) }), '', { indent: 2 }),
      ...(one.isReported ? [] : [pair(words.tillNotReported, '', { indent: 2, bold: true })]),
      ...one.cashDocuments.map(({ amountMinor, currency, documents }) =>
        pair(
          fill(words.tillCashDocuments, { count: paperCount(documents, language) }),
          unbroken(`${paperAmount(amountMinor, currency, language)} ${currency.code}`),
          { indent: 2 },
        ),
      ),
    ]),
  ];
}

/** First and last receipt of one of several tills. Of one that has not reported nobody knows which is its last. */
function rangeBlocks(
  { firstReceipt, isListed, isReported, lastReceipt }: DailyReportTill,
  language: PaperLanguage,
): readonly PaperBlock[] {
  const words = paperWords(language).report;
  if (!isListed) return [pair(words.tillNotListed, '', { indent: 2, bold: true })];
  if (firstReceipt === null || lastReceipt === null) return [];
  return [
    pair(words.tillFirst, unbroken(firstReceipt), { indent: 2 }),
    pair(isReported ? words.tillLast : words.tillLastReported, unbroken(lastReceipt), { indent: 2 }),
  ];
}

/** In the order in which End of Shift lists them. */
function currenciesOf({ forms }: DailyReportFacts): readonly string[] {
  return [...new Set(forms.map(({ currency }) => currency.code))];
}

function formBlocks({ forms, language }: DailyReportFacts, currency: string): readonly PaperBlock[] {
  const words = paperWords(language).report;
  return [
    RULE,
    text(fill(words.forms, { currency }), { align: 'left', bold: true }),
    ...forms
      .filter((form) => form.currency.code === currency)
      .flatMap((form) => (isPlain(form) ? plainForm(form, language) : fullForm(form, language))),
  ];
}

/** A form in which nothing happened but payments says everything in one line. */
function isPlain(form: DailyReportForm): boolean {
  return (
    !form.isCash &&
    form.beginningMinor === 0 &&
    form.cashDocumentsMinor === 0 &&
    form.actualMinor === null &&
    form.endingMinor === form.paymentValueMinor &&
    (form.end === null || (form.end.withdrawalMinor === 0 && form.end.remainingMinor === form.endingMinor))
  );
}

function plainForm(form: DailyReportForm, language: PaperLanguage): readonly PaperBlock[] {
  const cells = [
    form.name,
    paperCount(form.payments, language),
    paperAmount(form.paymentValueMinor, form.currency, language),
  ];
  return [
    {
      block: 'table',
      columns: [
        { share: 20, align: 'left' },
        { share: 6, align: 'right' },
        { share: 16, align: 'right' },
      ],
      rows: [{ cells, bold: false }],
    },
  ];
}

function fullForm(form: DailyReportForm, language: PaperLanguage): readonly PaperBlock[] {
  const words = paperWords(language).report;
  const amount = (value: number): string => paperAmount(value, form.currency, language);
  const figure = (name: string, value: number, bold = false): PaperBlock =>
    pair(name, amount(value), { indent: 2, bold });
  return [
    pair(`${form.name}: ${words.beginning}`, amount(form.beginningMinor)),
    ...(form.foundAtStartMinor === 0 ? [] : [figure(words.foundAtStart, form.foundAtStartMinor)]),
    figure(words.paymentValue, form.paymentValueMinor),
    pair(words.payments, paperCount(form.payments, language), { indent: 2 }),
    ...(form.cashDocumentsMinor === 0 ? [] : [figure(words.cashDocuments, form.cashDocumentsMinor)]),
    figure(words.ending, form.endingMinor, true),
    ...(form.actualMinor === null
      ? [pair(words.actual, words.notCounted, { indent: 2 })]
      : [figure(words.actual, form.actualMinor), ...staleBlocks(form, language)]),
    ...differenceBlocks(form, language),
    ...(form.end === null || form.end.withdrawalMinor === 0
      ? []
      : [figure(words.withdrawal, form.end.withdrawalMinor)]),
    ...(form.end === null ? [] : [figure(words.remaining, form.end.remainingMinor)]),
  ];
}

function staleBlocks({ documentsSinceCount: count }: DailyReportForm, language: PaperLanguage): readonly PaperBlock[] {
  if (count === 0) return [];
  const words = fill(paperWords(language).report.countedBefore, { count: paperCount(count, language) });
  return [pair(words, '', { indent: 4, bold: true })];
}

function differenceBlocks(form: DailyReportForm, language: PaperLanguage): readonly PaperBlock[] {
  const { currency, differenceMinor, differenceReason } = form;
  if (differenceMinor === null) return [];
  const words = paperWords(language).report;
  const amount = paperAmount(differenceMinor, currency, language);
  if (differenceMinor === 0) return [pair(words.differenceNone, amount, { indent: 2 })];
  const name = differenceMinor > 0 ? words.differenceSurplus : words.differenceShortage;
  return [
    pair(name, amount, { indent: 2, bold: true }),
    ...(differenceReason === '' ? [] : [pair(differenceReason, '', { indent: 4 })]),
  ];
}

function countBlocks(
  { currency, pieces, totalMinor }: DailyReportCount,
  language: PaperLanguage,
): readonly PaperBlock[] {
  const words = paperWords(language).report;
  const amount = (value: number): string => paperAmount(value, currency, language);
  const rows = pieces.map(({ pieces: count, valueMinor }) => ({
    cells: [unbroken(`${paperCount(count, language)} x`), amount(valueMinor), amount(count * valueMinor)],
    bold: false,
  }));
  return [
    RULE,
    text(fill(words.denominations, { currency: currency.code }), { align: 'left', bold: true }),
    ...(rows.length === 0
      ? []
      : [
          {
            block: 'table' as const,
            columns: [
              { share: 12, align: 'right' as const },
              { share: 11, align: 'right' as const },
              { share: 19, align: 'right' as const },
            ],
            rows,
          },
        ]),
    pair(words.counted, amount(totalMinor), { bold: true }),
  ];
}

function cashDocumentBlocks(tills: DailyReportFacts['tills'], language: PaperLanguage): readonly PaperBlock[] {
  const words = paperWords(language).report;
  const blocks = tills.flatMap((one) => {
    const issued = issuedBlocks(one, language);
    return issued.length === 0 || tills.length < 2 ? issued : [pair(one.till, ''), ...issued];
  });
  return [
    RULE,
    text(words.cashDocumentsTitle, { align: 'left', bold: true }),
    ...(blocks.length === 0 ? [text(words.noCashDocuments, { align: 'left' })] : blocks),
  ];
}

/** The documents of one till, and what is missing of them. */
function issuedBlocks(one: DailyReportTill, language: PaperLanguage): readonly PaperBlock[] {
  const words = paperWords(language).report;
  const missing = [
    ...(one.moreIssued === 0 ? [] : [fill(words.moreCashDocuments, { count: paperCount(one.moreIssued, language) })]),
    ...(one.isListed ? [] : [words.tillNotListed]),
    ...(one.isReported ? [] : [words.tillNotReported]),
  ];
  return [
    ...one.issued.flatMap(({ amountMinor, currency, description, number, type }) => [
      pair(
        unbroken(number),
        unbroken(`${paperAmount(type === 'CD' ? amountMinor : -amountMinor, currency, language)} ${currency.code}`),
      ),
      ...(description === '' ? [] : [pair(description, '', { indent: 2 })]),
    ]),
    ...missing.map((line) => pair(line, '', { indent: 2, bold: true })),
  ];
}

function salesBlocks({ language, sales, tills, training }: DailyReportFacts): readonly PaperBlock[] {
  const words = paperWords(language).report;
  const { currency } = sales;
  const count = (value: number): string => paperCount(value, language);
  return [
    RULE,
    text(fill(words.sales, { currency: currency.code }), { align: 'left', bold: true }),
    ...discountBlocks(sales, language),
    pair(words.salesTotal, paperAmount(sales.grossMinor, currency, language), { bold: true }),
    ...returnBlocks(sales, language),
    ...priceChangeBlocks(sales, language),
    pair(words.receipts, count(sales.receipts)),
    pair(words.items, paperDecimal(sales.items, language)),
    pair(words.voidedLines, count(sales.voidedLines)),
    pair(words.discardedDocuments, count(sales.discardedDocuments)),
    ...(sales.noSaleOpenings === 0 ? [] : [pair(words.noSaleOpenings, count(sales.noSaleOpenings))]),
    ...(training.times === 0
      ? []
      : [
          pair(
            words.training,
            fill(words.trainingTimes, { times: count(training.times), minutes: count(training.minutes) }),
          ),
        ]),
    ...documentBlocks(tills, language),
    ...taxBlock(sales.taxes, currency, language),
  ];
}

/** First and last receipt where there is only one till; of several each says its own above. */
function documentBlocks([one, ...others]: DailyReportFacts['tills'], language: PaperLanguage): readonly PaperBlock[] {
  const words = paperWords(language).report;
  if (one === undefined || others.length > 0) return [];
  const { firstReceipt, isListed, lastReceipt } = one;
  if (!isListed) return [pair(words.tillNotListed, '', { bold: true })];
  if (firstReceipt === null || lastReceipt === null) return [pair(words.noDocuments, '')];
  return [pair(words.firstDocument, unbroken(firstReceipt)), pair(words.lastDocument, unbroken(lastReceipt))];
}

/** What the sales would have been without discounts, and what they took off it; nothing where none was given. */
function discountBlocks(
  { currency, discounts, grossMinor }: DailyReportSales,
  language: PaperLanguage,
): readonly PaperBlock[] {
  if (discounts.times === 0) return [];
  const words = paperWords(language).report;
  const amount = (value: number): string => paperAmount(value, currency, language);
  const count = paperCount(discounts.times, language);
  return [
    pair(words.salesBeforeDiscounts, amount(grossMinor + discounts.amountMinor)),
    pair(fill(words.discounts, { count }), amount(-discounts.amountMinor)),
  ];
}

/** What prices changed by hand made of the sales. */
function priceChangeBlocks(
  { currency, priceChanges: { amountMinor, times } }: DailyReportSales,
  language: PaperLanguage,
): readonly PaperBlock[] {
  if (times === 0) return [];
  const words = paperWords(language).report;
  const count = paperCount(times, language);
  return [pair(fill(words.priceChanges, { count }), paperAmount(amountMinor, currency, language))];
}

/** Nothing where nothing came back; the taxes below are those of what is left. */
function returnBlocks(
  { currency, grossMinor, returns }: DailyReportSales,
  language: PaperLanguage,
): readonly PaperBlock[] {
  if (returns.documents === 0) return [];
  const words = paperWords(language).report;
  const { amountMinor, documents } = returns;
  return [
    pair(
      fill(words.returns, { count: paperCount(documents, language) }),
      paperAmount(-amountMinor, currency, language),
    ),
    pair(words.netSales, paperAmount(grossMinor - amountMinor, currency, language), { bold: true }),
  ];
}

function cardBlocks(
  { language }: DailyReportFacts,
  sums: DailyReportFacts['unconfirmedCards'],
  words: string,
): readonly PaperBlock[] {
  return sums.map(({ amountMinor, currency, payments }) =>
    pair(
      fill(words, { currency: currency.code, count: paperCount(payments, language) }),
      paperAmount(amountMinor, currency, language),
    ),
  );
}

function totalBlocks(facts: DailyReportFacts): readonly PaperBlock[] {
  const { cardsWithoutReceipt, grandTotals, language, rounding, unconfirmedCards } = facts;
  const words = paperWords(language).report;
  const blocks = [
    ...rounding.map(({ amountMinor, currency, documents }) =>
      pair(
        fill(words.rounding, { currency: currency.code, count: paperCount(documents, language) }),
        paperAmount(amountMinor, currency, language),
      ),
    ),
    ...cardBlocks(facts, unconfirmedCards, words.unconfirmedCards),
    ...cardBlocks(facts, cardsWithoutReceipt, words.cardsWithoutReceipt),
    ...grandTotals.map(({ amountMinor, currency }) =>
      pair(fill(words.grandTotal, { currency: currency.code }), paperAmount(amountMinor, currency, language), {
        bold: true,
      }),
    ),
  ];
  return blocks.length === 0 ? [] : [RULE, ...blocks];
}
