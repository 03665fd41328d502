import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#shared/language/languages.ts';
import { composeCorrection } from '#shared/paper/correction.ts';
import { composeDailyReport } from '#shared/paper/daily-report.ts';
import type { LaidLine } from '#shared/paper/laid-line.ts';
import { layOut } from '#shared/paper/layout.ts';
import { asCopy, type PaperBlock, type PaperDocument, paperDocumentSchema } from '#shared/paper/paper-document.ts';
import { paperAmount, paperDecimal, paperMoment, paperRate } from '#shared/paper/paper-figures.ts';
import { composeReceipt } from '#shared/paper/receipt.ts';
import { widthOf } from '#shared/paper/wrap.ts';
import { asPaper } from '#test/printing/as-paper.ts';
import { sampleCorrection, sampleReceipt, sampleReport } from '#test/printing/sample-facts.ts';

const EUR = { code: 'EUR', minorDigits: 2 };

function takes(line: LaidLine): number {
  return widthOf(line.text) * (line.wide ? 2 : 1);
}

describe('papers as they come out', () => {
  for (const language of LANGUAGES) {
    for (const columns of [32, 42, 48]) {
      test(`a receipt in ${language} at ${columns} columns`, async () => {
        const paper = layOut(composeReceipt(sampleReceipt(language)), { columns });
        await expect(asPaper(paper, columns)).toMatchFileSnapshot(`golden/receipt-${language}-${columns}.txt`);
      });
      test(`a correction in ${language} at ${columns} columns`, async () => {
        const paper = layOut(composeCorrection(sampleCorrection(language)), { columns });
        await expect(asPaper(paper, columns)).toMatchFileSnapshot(`golden/correction-${language}-${columns}.txt`);
      });
      test(`a daily report in ${language} at ${columns} columns`, async () => {
        const paper = layOut(composeDailyReport(sampleReport(language, 'Z')), { columns });
        await expect(asPaper(paper, columns)).toMatchFileSnapshot(`golden/daily-report-${language}-${columns}.txt`);
      });
    }
  }

  test('a report over several tills says what it holds of each; one of a single till has not a line more', () => {
    const facts = sampleReport('en', 'X');
    const linesOf = (tills: typeof facts.tills) =>
      layOut(composeDailyReport({ ...facts, tills }), { columns: 42 }).map(({ text }) => text);
    const both = linesOf(facts.tills);
    const from = both.indexOf('TILLS OF THIS SHIFT');
    const block = both.slice(from, both.indexOf('PAYMENT FORMS EUR') - 1);
    expect(block).toMatchInlineSnapshot(`
      [
        "TILLS OF THIS SHIFT",
        "POS1                           receipts 98",
        "  first                   2026/POS1/000809",
        "  last                    2026/POS1/000871",
        "  in these figures up to record 4,120",
        "POS2                           receipts 17",
        "  first                   2026/POS2/000100",
        "  last reported           2026/POS2/000116",
        "  in these figures up to record 87",
        "  not everything has been reported",
        "  cash documents 2              -45.00 EUR",
      ]
    `);
    const headOf = (names: string) => `Began 20/11/2026 06:52${names.padStart(20)}`;
    expect(both).toContain(headOf('POS1, POS2'));
    const own = [
      'CASH DOCUMENTS',
      ...both.slice(both.indexOf('CASH DOCUMENTS') + 2, both.indexOf('POS2', both.indexOf('CASH DOCUMENTS'))),
      ...both.slice(both.indexOf('SALES EUR') - 1, both.findIndex((line) => line.startsWith('VAT')) - 1),
      'First                     2026/POS1/000809',
      'Last                      2026/POS1/000871',
    ];
    const single = [
      ...both.slice(0, from).with(both.indexOf(headOf('POS1, POS2')), headOf('POS1')),
      ...both.slice(from + block.length + 1, both.indexOf('CASH DOCUMENTS')),
      ...own,
      ...both.slice(both.findIndex((line) => line.startsWith('VAT')) - 1),
    ];
    expect(linesOf(facts.tills.slice(0, 1))).toEqual(single);
  });

  test('an interim report says that it changes nothing, and its copy says both', async () => {
    const interim = composeDailyReport(sampleReport('en', 'X'));
    const first = layOut(interim, { columns: 42 }).slice(0, 2);
    expect(first.map(({ text }) => text)).toEqual(['DAILY REPORT', 'INTERIM (X), changes nothing']);
    const copy = layOut(asCopy(interim, 2), { columns: 42 }).slice(0, 3);
    expect(copy.map(({ text }) => text)).toEqual(['COPY 2', 'DAILY REPORT', 'INTERIM (X), changes nothing']);
    expect(copy[0]).toMatchObject({ wide: true, tall: true, bold: true, align: 'centre' });
  });

  test('a copy says COPY n first and last, and is otherwise the original', () => {
    const original = composeReceipt(sampleReceipt('de'));
    const texts = layOut(asCopy(asCopy(original, 1), 3), { columns: 42 }).map(({ text }) => text);
    expect(texts[0]).toBe('KOPIE 3');
    expect(texts.at(-1)).toBe('KOPIE 3');
    expect(texts.slice(1, -1)).toEqual(layOut(original, { columns: 42 }).map(({ text }) => text));
  });

  test('composed papers are documents that survive being kept as JSON', () => {
    for (const language of LANGUAGES) {
      for (const paper of [composeReceipt(sampleReceipt(language)), composeDailyReport(sampleReport(language, 'X'))]) {
        expect(paperDocumentSchema.parse(JSON.parse(JSON.stringify(paper)))).toEqual(paper);
      }
    }
  });

  test('a shift in which nothing was sold still has its report', () => {
    const report = sampleReport('en', 'Z');
    const nothing = { ...report.sales, taxes: [], receipts: 0, items: '0' };
    const [till] = report.tills.map((one) => ({ ...one, firstReceipt: null, lastReceipt: null, issued: [] }));
    const paper = layOut(
      composeDailyReport({
        ...report,
        sales: nothing,
        tills: till === undefined ? [] : [till],
        cheques: [],
        unlistedCheques: [],
        denominations: [],
        rounding: [],
      }),
      { columns: 42 },
    );
    const texts = paper.map(({ text }) => text);
    expect(texts).toContain('No documents');
    expect(texts).toContain('none');
    expect(texts.some((text) => text.startsWith('VAT'))).toBe(false);
  });

  test('what is not known of another till’s documents is said on the report, not left out', () => {
    const report = sampleReport('en', 'X');
    const [own, other] = report.tills;
    if (own === undefined || other === undefined) throw new Error('the sample has two tills');
    const linesWith = (told: Partial<typeof other>) =>
      layOut(composeDailyReport({ ...report, tills: [own, { ...other, ...told }] }), { columns: 42 }).map(
        ({ text }) => text,
      );
    const silent = linesWith({ isReported: false, moreIssued: 3 });
    expect(silent).toContainEqual(expect.stringMatching(/^ {2}last reported +2026\/POS2\/000116$/));
    expect(silent.filter((line) => line === '  not everything has been reported')).toHaveLength(2);
    expect(silent).toContain('  and 3 more');
    const untold = { firstReceipt: null, lastReceipt: null, issued: [], moreIssued: 0, isListed: false };
    const old = linesWith({ ...untold, isReported: true });
    expect(old.filter((line) => line === '  documents not told one by one')).toHaveLength(2);
    expect(linesWith({ ...untold, isListed: true, isReported: true }).join('\n')).not.toMatch(
      /not told|not everything/,
    );
  });
});

describe('figures on paper', () => {
  test.each([
    ['en', 'en: 1,234,567.50 -0.05', '1,236', '25%', '20/11/2026 12:40'],
    ['hr', 'hr: 1.234.567,50 -0,05', '1.236', '25 %', '20.11.2026. 12:40'],
    ['pl', 'pl: 1 234 567,50 -0,05', '1236', '25%', '20.11.2026 12:40'],
    ['de', 'de: 1.234.567,50 -0,05', '1.236', '25 %', '20.11.2026 12:40'],
  ] as const)('%s has its own signs, and the minus is ASCII', (language, amounts, count, rate, moment) => {
    const plain = (text: string): string => text.replace(/\u00a0/g, ' ');
    const said = `${language}: ${paperAmount(123456750, EUR, language)} ${paperAmount(-5, EUR, language)}`;
    expect(plain(said)).toBe(amounts);
    expect(plain(paperDecimal('1236', language))).toBe(count);
    expect(plain(paperRate('25', language))).toBe(rate);
    expect(plain(paperMoment('2026-11-20T12:40:59.999+01:00', language))).toBe(moment);
  });

  test('a time is shown as the till saw it, in whatever zone the paper is set', () => {
    expect(paperMoment('2026-12-31T23:59:00.000-11:00', 'de')).toBe('31.12.2026\u00a023:59');
    expect(paperMoment('2026-01-01T00:00:00.000+14:00', 'de')).toBe('01.01.2026\u00a000:00');
  });

  test('a currency without minor units has no decimal sign', () => {
    expect(paperAmount(1250, { code: 'JPY', minorDigits: 0 }, 'en')).toBe('1,250');
  });

  test('an amount that is no whole number never reaches paper', () => {
    expect(() => paperAmount(12.5, EUR, 'en')).toThrow('whole minor units');
    expect(() => paperDecimal('1e9', 'en')).toThrow('canonical');
  });
});

const word = fc.string({ unit: 'grapheme', minLength: 0, maxLength: 60 });
const figure = fc
  .record({
    amount: fc.integer({ min: -100_000_000_000, max: 100_000_000_000 }),
    language: fc.constantFrom(...LANGUAGES),
  })
  .map(({ amount, language }) => paperAmount(amount, EUR, language));
const block: fc.Arbitrary<PaperBlock> = fc.oneof(
  fc.record({
    block: fc.constant('text' as const),
    text: word,
    align: fc.constantFrom('left', 'centre', 'right'),
    bold: fc.boolean(),
    size: fc.constantFrom('normal', 'wide', 'tall', 'large'),
  }),
  fc.record({
    block: fc.constant('pair' as const),
    left: word,
    right: fc.oneof(word, figure),
    indent: fc.integer({ min: 0, max: 8 }),
    bold: fc.boolean(),
  }),
  fc.record({
    block: fc.constant('table' as const),
    columns: fc.array(
      fc.record({ share: fc.integer({ min: 1, max: 20 }), align: fc.constantFrom('left', 'centre', 'right') }),
      { minLength: 1, maxLength: 5 },
    ),
    rows: fc.array(fc.record({ cells: fc.array(fc.oneof(word, figure), { maxLength: 5 }), bold: fc.boolean() }), {
      maxLength: 5,
    }),
  }),
  fc.constant({ block: 'rule' as const }),
  fc.record({ block: fc.constant('feed' as const), lines: fc.integer({ min: 1, max: 20 }) }),
);
const anyDocument: fc.Arbitrary<PaperDocument> = fc.record({
  version: fc.constant(1 as const),
  language: fc.constantFrom(...LANGUAGES),
  title: fc.option(word.filter((text) => text !== '')),
  markings: fc.constantFrom([], [{ kind: 'copy' as const, n: 12 }], [{ kind: 'interim' as const }]),
  blocks: fc.array(block, { maxLength: 12 }),
});
const columns = fc.integer({ min: 24, max: 64 });

describe('laws of layout', () => {
  test('no line is longer than the paper, wide characters counting twice', () => {
    fc.assert(
      fc.property(anyDocument, columns, (document, width) => {
        for (const line of layOut(document, { columns: width })) expect(takes(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('no line holds a character that would be a command', () => {
    fc.assert(
      fc.property(anyDocument, columns, (document, width) => {
        for (const { text } of layOut(document, { columns: width })) expect(text).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  test('a figure is never cut and never wrapped apart', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, figure), { minLength: 1, maxLength: 4 }), columns, (pairs, width) => {
        const rows = [{ cells: pairs.map(([, amount]) => amount), bold: false }];
        const document: PaperDocument = {
          version: 1,
          language: 'en',
          title: null,
          markings: [],
          blocks: [
            ...pairs.map(([left, right]) => ({ block: 'pair' as const, left, right, indent: 0, bold: false })),
            { block: 'table', columns: pairs.map(() => ({ share: 1, align: 'right' as const })), rows },
          ],
        };
        const lines = layOut(document, { columns: width }).map(({ text }) => ` ${text} `);
        for (const [, amount] of pairs) {
          const printed = ` ${amount.replace(/\u00a0/g, ' ')} `;
          expect(lines.filter((line) => line.includes(printed)).length).toBeGreaterThanOrEqual(2);
        }
      }),
    );
  });

  test('words wrap without losing a letter', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 40 }), columns, (text, width) => {
        const document: PaperDocument = {
          version: 1,
          language: 'en',
          title: null,
          markings: [],
          blocks: [{ block: 'text', text, align: 'left', bold: false, size: 'wide' }],
        };
        const printed = layOut(document, { columns: width }).map((line) => line.text);
        expect(printed.join(' ').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});
