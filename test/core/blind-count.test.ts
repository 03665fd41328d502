import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CashMove, limitQuestion, refuseMoreThanHeld } from '#shared/cash-document/cash-limit.ts';
import { type BlindRow, countsBlindly, isCashHidden } from '#shared/counting/blind-count.ts';
import { documentsSince, markOf } from '#shared/counting/stale-count.ts';

const LIMITS = [{ currency: 'EUR', minimumMinor: 10_000, maximumMinor: 20_000, mode: 'authenticate' as const }];

function move(direction: 'in' | 'out', heldMinor: number, amountMinor: number): CashMove {
  const balanceMinor = heldMinor + (direction === 'in' ? amountMinor : -amountMinor);
  return { currency: 'EUR', formName: 'Cash', direction, heldMinor, balanceMinor };
}

describe('to a blind cashier', () => {
  it('the answer is the same whatever amount is typed, so that no amount can be found by trying', () => {
    const answers = fc.record({
      direction: fc.constantFrom('in' as const, 'out' as const),
      held: fc.integer({ min: -5_000, max: 30_000 }),
      one: fc.integer({ min: 1, max: 100_000 }),
      other: fc.integer({ min: 1, max: 100_000 }),
    });
    fc.assert(
      fc.property(answers, ({ direction, held, one, other }) => {
        const answer = (amount: number) => [
          limitQuestion(LIMITS, move(direction, held, amount), true),
          refuseMoreThanHeld(move(direction, held, amount), true),
        ];
        expect(answer(one)).toEqual(answer(other));
        expect(JSON.stringify(answer(one))).not.toMatch(/balanceMinor/);
      }),
    );
  });

  it.each([
    ['in', 19_999, null],
    ['in', 20_001, 'cash_limit_maximum_blind'],
    ['out', 10_000, null],
    ['out', 9_999, 'cash_limit_minimum_blind'],
  ] as const)('money that goes %s at %i is asked about by what lies there already: %s', (direction, held, code) => {
    expect(limitQuestion(LIMITS, move(direction, held, 500), true)?.code ?? null).toBe(code);
  });

  it.each([
    ['in', 19_999, 'cash_limit_maximum'],
    ['out', 10_000, 'cash_limit_minimum'],
  ] as const)(
    'but whoever sees the drawer is asked about what money that goes %s would make of it',
    (direction, held, code) => {
      expect(limitQuestion(LIMITS, move(direction, held, 500), false)?.code).toBe(code);
    },
  );

  it('a drawer is hidden from those alone who may not see the shifts of others, where the parameter says so', () => {
    expect(countsBlindly({ blindCount: true }, ['sell'])).toBe(true);
    expect(countsBlindly({ blindCount: true }, undefined)).toBe(true);
    expect(countsBlindly({ blindCount: true }, ['sell', 'view_other_shifts'])).toBe(false);
    expect(countsBlindly({ blindCount: false }, ['sell'])).toBe(false);
  });

  const row: BlindRow = { isCash: true, beginningMinor: 0, operations: 0, actualMinor: null, documentsSinceCount: 0 };
  it.each<[string, Partial<BlindRow>, boolean]>([
    ['in which nothing ever lay', {}, false],
    ['that began with something', { beginningMinor: 5_000 }, true],
    ['that came out even', { operations: 2 }, true],
    ['that is counted', { operations: 2, actualMinor: 0 }, false],
    ['that was counted before another document', { operations: 3, actualMinor: 0, documentsSinceCount: 1 }, true],
    ['of cards', { isCash: false, operations: 2 }, false],
  ])('a row %s', (_what, change, isHidden) => {
    expect(isCashHidden([{ ...row, ...change }])).toBe(isHidden);
  });
});

describe('documents since a count was begun', () => {
  const at = (tendered: number, change: number, detached = 0) =>
    markOf(
      [
        { movement: 'tendered', entries: tendered },
        { movement: 'change', entries: change },
        { movement: 'detached', entries: detached },
      ],
      ['detached', 'taken_back'],
    );
  it.each([
    ['none', at(2, 1), at(2, 1), 0],
    ['one paid exactly', at(2, 1), at(3, 1), 1],
    ['one with change, which moves the row twice', at(2, 1), at(3, 2), 1],
    ['one that only gave change', at(2, 1), at(2, 2), 1],
    ['a hand-over, which is no document', at(2, 1), at(2, 1, 1), 0],
    ['another till that knows less', at(9, 9), at(2, 1), 0],
    ['nobody knows since when', null, at(2, 1), 0],
  ])('%s', (_what, begun, now, documents) => {
    expect(documentsSince(begun, now)).toBe(documents);
  });
});
