import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Movement } from '#shared/ledger/posting.ts';
import { type FigureFacts, type MovementTotal, shiftFigures, withdrawable } from '#shared/shift/figures.ts';

const CASH = { paymentForm: 'cash', currency: 'EUR' };
const CARD = { paymentForm: 'card', currency: 'EUR' };

function total(row: typeof CASH, movement: Movement, amountMinor: number, entries = 1): MovementTotal {
  return { ...row, movement, amountMinor, entries };
}

const NOTHING: FigureFacts = {
  rows: [
    { ...CASH, isCash: true },
    { ...CARD, isCash: false },
  ],
  carried: [],
  totals: [],
  entered: [],
  booksDifferences: true,
  keepInDrawer: [],
};

function row(facts: Partial<FigureFacts>, index = 0) {
  const found = shiftFigures({ ...NOTHING, ...facts })[index];
  if (found === undefined) throw new Error('no such row');
  return found;
}

describe('the worked example of the domain reference (5.6), to the cent', () => {
  const facts: Partial<FigureFacts> = {
    carried: [{ ...CASH, amountMinor: 20_000 }],
    totals: [
      total(CASH, 'deposit_at_start', 5_000),
      // POS1 310.00 net of change and POS2 90.00; a cash return of 20.00; a courier's CW of 30.00.
      total(CASH, 'tendered', 45_000, 9),
      total(CASH, 'change', -5_000, 4),
      total(CASH, 'return', -2_000),
      total(CASH, 'manual_withdrawal', -3_000),
      total(CARD, 'tendered', 12_540, 3),
    ],
    entered: [
      { ...CASH, actualMinor: 59_750, withdrawalMinor: null },
      { ...CARD, actualMinor: 12_540, withdrawalMinor: null },
    ],
    keepInDrawer: [{ currency: 'EUR', amountMinor: 20_000 }],
  };

  it('cash', () => {
    expect(row(facts)).toMatchObject({
      beginningMinor: 25_000,
      paymentValueMinor: 38_000,
      cashDocumentsMinor: -3_000,
      endingMinor: 60_000,
      actualMinor: 59_750,
      differenceMinor: -250,
      withdrawalMinor: 39_750,
      remainingMinor: 20_000,
    });
  });

  it('card begins with 0.00 and has no suggested withdrawal', () => {
    expect(row(facts, 1)).toMatchObject({
      beginningMinor: 0,
      paymentValueMinor: 12_540,
      endingMinor: 12_540,
      differenceMinor: 0,
      withdrawalMinor: 0,
      remainingMinor: 12_540,
    });
  });
});

describe('figures', () => {
  it('tell "not counted" from "counted zero"', () => {
    const carried = [{ ...CASH, amountMinor: 1_000 }];
    expect(row({ carried })).toMatchObject({ actualMinor: null, differenceMinor: null, remainingMinor: 1_000 });
    const entered = [{ ...CASH, actualMinor: 0, withdrawalMinor: null }];
    expect(row({ carried, entered })).toMatchObject({ actualMinor: 0, differenceMinor: -1_000, remainingMinor: 0 });
  });

  it('without difference documents leave Remaining at Ending less Withdrawal', () => {
    const entered = [{ ...CASH, actualMinor: 700, withdrawalMinor: 300 }];
    const carried = [{ ...CASH, amountMinor: 1_000 }];
    expect(row({ carried, entered, booksDifferences: false })).toMatchObject({ remainingMinor: 700 });
  });

  it('carry over cash only', () => {
    expect(row({ carried: [{ ...CARD, amountMinor: 900 }] }, 1).beginningMinor).toBe(0);
  });

  it('never net one currency with another', () => {
    const zloty = { paymentForm: 'cash', currency: 'PLN', isCash: true };
    const figures = shiftFigures({
      ...NOTHING,
      rows: [...NOTHING.rows, zloty],
      totals: [total(CASH, 'tendered', 500), { ...zloty, movement: 'tendered', amountMinor: 900, entries: 1 }],
    });
    expect(figures.map(({ endingMinor }) => endingMinor)).toEqual([500, 0, 900]);
  });

  it('hold the law of the row for any day: parts make Ending, and Remaining follows from count and withdrawal', () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const day = fc.record({
      carried: amount,
      deposit: amount,
      tendered: amount,
      change: amount,
      returns: amount,
      manualIn: amount,
      manualOut: amount,
      actual: fc.option(amount, { nil: null }),
      withdrawal: fc.option(fc.nat(1_000_000), { nil: null }),
      books: fc.boolean(),
      keep: fc.nat(500_000),
    });
    fc.assert(
      fc.property(day, (one) => {
        const figure = row({
          carried: [{ ...CASH, amountMinor: one.carried }],
          totals: [
            total(CASH, 'deposit_at_start', one.deposit),
            total(CASH, 'tendered', one.tendered),
            total(CASH, 'change', one.change),
            total(CASH, 'return', one.returns),
            total(CASH, 'manual_deposit', one.manualIn),
            total(CASH, 'manual_withdrawal', one.manualOut),
          ],
          entered: [{ ...CASH, actualMinor: one.actual, withdrawalMinor: one.withdrawal }],
          booksDifferences: one.books,
          keepInDrawer: [{ currency: 'EUR', amountMinor: one.keep }],
        });
        const { carried, deposit, tendered, change, returns, manualIn, manualOut } = one;
        const movements = [carried, deposit, tendered, change, returns, manualIn, manualOut];
        const expected = movements.reduce((left, right) => left + right, 0);
        expect(figure.endingMinor).toBe(expected);
        expect(Object.values(figure.parts).reduce((left, right) => left + right, 0)).toBe(expected);
        expect(figure.endingMinor).toBe(figure.beginningMinor + figure.paymentValueMinor + figure.cashDocumentsMinor);
        const left = one.books && one.actual !== null ? one.actual : expected;
        expect(figure.remainingMinor).toBe(left - figure.withdrawalMinor);
        if (one.withdrawal === null)
          expect(figure.withdrawalMinor).toBe(Math.max(0, (one.actual ?? expected) - one.keep));
      }),
    );
  });

  it('allow to withdraw what was counted, or what is expected where nothing was, and never less than nothing', () => {
    const carried = [{ ...CASH, amountMinor: 1_000 }];
    expect(withdrawable(row({ carried }))).toBe(1_000);
    expect(withdrawable(row({ carried, entered: [{ ...CASH, actualMinor: 400, withdrawalMinor: null }] }))).toBe(400);
    expect(withdrawable(row({ totals: [total(CASH, 'return', -50)] }))).toBe(0);
  });
});
