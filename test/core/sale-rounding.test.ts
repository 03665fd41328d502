import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor } from '#shared/money/amount.ts';
import { type CashRounding, roundCash } from '#shared/money/cash-rounding.ts';
import { asTaken, type Given, mayAssign, type RoundingOf, settle } from '#shared/sale/settle.ts';

const CZ = { market: 'CZ', currency: 'CZK' } as const;
const CH = { market: 'CH', currency: 'CHF' } as const;
const BE = { market: 'BE', currency: 'EUR' } as const;

function cash(givenMinor: number, { currency }: Pick<RoundingOf, 'currency'>, rate = '1'): Given {
  return { paymentForm: 'cash', isCash: true, currency, rate, givenMinor: minor(givenMinor) };
}

function card(givenMinor: number, by: RoundingOf): Given {
  return { ...cash(givenMinor, by), paymentForm: 'card', isCash: false };
}

describe('cash settles a receipt as the market rounds it (domain reference, section 8)', () => {
  it.each([
    [CZ, 7_596, 7_600, 4],
    [CZ, 3_665, 3_700, 35],
    [CH, 1_697, 1_695, -2],
    [CH, 1_699, 1_700, 1],
    [CH, 99_999, 100_000, 1],
    [BE, 1_001, 1_000, -1],
    [BE, 1_002, 1_000, -2],
    [BE, 1_003, 1_005, 2],
    [BE, 1_004, 1_005, 1],
    [BE, 1_005, 1_005, 0],
    [BE, 1_006, 1_005, -1],
    [BE, 1_007, 1_005, -2],
    [BE, 1_008, 1_010, 2],
    [BE, 1_009, 1_010, 1],
  ])('%o: %i is %i in cash', (by, due, inCash, roundingMinor) => {
    const open = settle(minor(due), [], by);
    expect(open).toMatchObject({ remainingMinor: due, remainingCashMinor: inCash, roundingMinor: 0 });
    const exact = settle(minor(due), [cash(inCash, by)], by);
    expect(exact).toMatchObject({ remainingMinor: 0, remainingCashMinor: 0, changeMinor: 0, roundingMinor });
    const noted = settle(minor(due), [cash(200_000, by)], by);
    expect(noted).toMatchObject({ remainingMinor: 0, changeMinor: 200_000 - inCash, roundingMinor });
    expect(settle(minor(due), [card(due, by)], by)).toMatchObject({ remainingMinor: 0, roundingMinor: 0 });
  });

  it.each([
    ['a card before, cash settles the rest', [card(5_000, CZ), cash(2_600, CZ)], 0, 4, 0],
    ['cash before, the card pays its rest to the cent', [cash(5_000, CZ), card(2_596, CZ)], 0, 0, 0],
    ['cash before, a card leaves a rest that the cash has settled', [cash(2_600, CZ), card(5_000, CZ)], 0, 4, 0],
    ['cash in two parts', [cash(5_000, CZ), cash(3_000, CZ)], 0, 4, 400],
    ['a card pays less, cash is not there yet', [card(5_000, CZ)], 2_596, 0, 0],
    ['part in cash', [cash(5_000, CZ)], 2_596, 0, 0],
    ['another currency is not rounded, its change is', [cash(400, { currency: 'EUR' }, '25')], 0, 4, 2_400],
  ] as const)('only the cash part that settles the rest of 75.96: %s', (_how, given, remaining, rounding, change) => {
    const settled = settle(minor(7_596), given, CZ);
    expect(settled).toMatchObject({ remainingMinor: remaining, roundingMinor: rounding, changeMinor: change });
  });

  it('takes what is typed to the cent as the coins that there are, and cards as typed', () => {
    expect(asTaken(cash(7_596, CZ), CZ).givenMinor).toBe(7_600);
    expect(asTaken(card(7_596, CZ), CZ).givenMinor).toBe(7_596);
    expect(asTaken(cash(7_596, { currency: 'EUR' }), CZ).givenMinor).toBe(7_596);
  });

  it('lets nothing be paid only where the market rounds the rest to nothing', () => {
    const tiny = settle(minor(49), [], CZ);
    expect(mayAssign(tiny, cash(0, CZ), CZ)).toMatchObject({ ok: true });
    expect(settle(minor(49), [cash(0, CZ)], CZ)).toMatchObject({ remainingMinor: 0, roundingMinor: -49 });
    expect(mayAssign(tiny, card(0, CZ), CZ)).toMatchObject({ refusal: { code: 'amount_zero' } });
    expect(mayAssign(settle(minor(50), [], CZ), cash(0, CZ), CZ)).toMatchObject({ refusal: { code: 'amount_zero' } });
  });

  it('whatever was given, in whatever order: assigned is due and rounding, and the cash that stays is due less the rest', () => {
    const by = fc.constantFrom<{ market: CashRounding; currency: string }>(CZ, CH, BE, {
      market: 'none',
      currency: 'EUR',
    });
    const payment = fc.record({ isCash: fc.boolean(), amount: fc.integer({ min: 1, max: 20_000 }) });
    fc.assert(
      fc.property(by, fc.integer({ min: 1, max: 50_000 }), fc.array(payment, { maxLength: 5 }), (rule, due, typed) => {
        let given: readonly Given[] = [];
        for (const { isCash, amount } of typed) {
          const next = asTaken(isCash ? cash(amount, rule) : card(amount, rule), rule);
          if (mayAssign(settle(minor(due), given, rule), next, rule).ok) given = [...given, next];
        }
        const settled = settle(minor(due), given, rule);
        const assigned = settled.payments.reduce((sum, { assignedMinor }) => sum + assignedMinor, 0);
        expect(assigned).toBe(due + settled.roundingMinor - settled.remainingMinor);
        expect(settled.remainingMinor).toBeGreaterThanOrEqual(0);
        if (settled.remainingMinor > 0) {
          expect([settled.roundingMinor, settled.changeMinor]).toEqual([0, 0]);
          const rest = roundCash(settled.remainingMinor, rule.market, rule.currency);
          expect(settled.remainingCashMinor).toBe(rest);
          return;
        }
        const cards = given.reduce((sum, one) => sum + (one.isCash ? 0 : one.givenMinor), 0);
        const stays = given.reduce((sum, one) => sum + (one.isCash ? one.givenMinor : 0), 0) - settled.changeMinor;
        expect(stays).toBe(settled.isByCash ? roundCash(minor(due - cards), rule.market, rule.currency) : 0);
        const reversed = settle(minor(due), given.toReversed(), rule);
        expect(reversed).toMatchObject({ remainingMinor: 0, roundingMinor: settled.roundingMinor });
      }),
      { numRuns: 500 },
    );
  });
});
