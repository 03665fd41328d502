import { expect } from 'vitest';
import type { Counted } from '#test/e2e/pages/counting.ts';
import { paperOf } from '#test/e2e/pages/paper-roll.ts';
import { accepted, type TillClient } from '#test/till/test-till.ts';

/**
 * The day both hands do. Deposit 200.00. Three receipts: 7.48 in cash from 10.00, 4.99 by card, 1.49 exact cash. So the
 * drawer holds 208.97, is counted as such, and 58.97 go out: 150.00 remain.
 */
export const DRAWER: Counted = [
  ['100.00', 2],
  ['5.00', 1],
  ['2.00', 1],
  ['1.00', 1],
  ['0.50', 1],
  ['0.20', 2],
  ['0.05', 1],
  ['0.02', 1],
];

export const FIRST_RECEIPT = [
  ['Kruh polubijeli 700 g', '1.85', '1', '1.85'],
  ['Kifla s makom', '0.95', '3', '2.85'],
  ['Mleko Łaciate 3,2% 1 L', '1.39', '2', '2.78'],
] as const;

/** What main says of the day once it is counted and the withdrawal is written. */
export async function figuresAgree(client: TillClient): Promise<void> {
  const { rows } = await accepted(client.shift.endSheet({}));
  expect(rows.find(({ paymentForm, currency }) => paymentForm === 'cash' && currency === 'EUR')).toMatchObject({
    beginningMinor: 20_000,
    paymentValueMinor: 897,
    endingMinor: 20_897,
    actualMinor: 20_897,
    differenceMinor: 0,
    withdrawalMinor: 5_897,
    remainingMinor: 15_000,
    parts: { carriedMinor: 0, depositMinor: 20_000, receivedMinor: 1_149, changeMinor: -252 },
  });
  expect(rows.find(({ paymentForm }) => paymentForm === 'card')).toMatchObject({
    paymentValueMinor: 499,
    endingMinor: 499,
    payments: 1,
  });
}

/** What hangs on the paper roll at the end: three receipts, an interim report, the report of the ended shift. */
export async function paperAgrees(client: TillClient): Promise<void> {
  const papers = await paperOf(client);
  const receipts = papers.filter(({ kind }) => kind === 'receipt').map(({ text }) => text);
  expect(receipts).toHaveLength(3);
  const [third = '', second = '', first = ''] = receipts;
  expect(first).toMatch(/Mleko Łaciate 3,2% 1 L\s+2 x +1\.39 +2\.78/);
  expect(first).toMatch(/TOTAL EUR +7\.48/);
  expect(first).toMatch(/Change +2\.52/);
  expect(second).toMatch(/Charge Card +4\.99/);
  expect(third).toMatch(/TOTAL EUR +1\.49/);
  const interim = papers.find(({ kind }) => kind === 'interim_report')?.text ?? '';
  expect(interim).toContain('INTERIM (X)');
  const report = papers.find(({ kind }) => kind === 'daily_report')?.text ?? '';
  expect(report).toMatch(/Z\/\d{4}\/POS1\/000001/);
  for (const figure of ['208.97', '58.97', '150.00', '4.99']) expect(report).toContain(figure);
}
