import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor } from '#shared/money/amount.ts';
import { CASH_ROUNDINGS, roundCash, roundManualDocument } from '#shared/money/cash-rounding.ts';

describe('cash is rounded as the market does it (domain reference, section 8)', () => {
  it.each([
    ['CZ', 'CZK', 7_596, 7_600],
    ['CZ', 'CZK', 3_665, 3_700],
    ['CZ', 'CZK', 3_650, 3_700],
    ['CZ', 'CZK', 3_649, 3_600],
    ['CZ', 'CZK', 49, 0],
    ['CZ', 'CZK', -3_650, -3_700],
    ['CH', 'CHF', 1_697, 1_695],
    ['CH', 'CHF', 1_699, 1_700],
    ['CH', 'CHF', 99_999, 100_000],
    ['BE', 'EUR', 1_001, 1_000],
    ['BE', 'EUR', 1_002, 1_000],
    ['BE', 'EUR', 1_003, 1_005],
    ['BE', 'EUR', 1_004, 1_005],
    ['BE', 'EUR', 1_006, 1_005],
    ['BE', 'EUR', 1_007, 1_005],
    ['BE', 'EUR', 1_008, 1_010],
    ['BE', 'EUR', 1_009, 1_010],
    ['none', 'CZK', 7_596, 7_596],
    ['CZ', 'EUR', 7_596, 7_596],
    ['BE', 'CHF', 1_001, 1_001],
  ] as const)('%s: %s %i becomes %i', (market, currency, amount, rounded) => {
    expect(roundCash(minor(amount), market, currency)).toBe(rounded);
  });

  it('a manual CD or CW is rounded in the Czech market only', () => {
    expect(roundManualDocument(minor(7_596), 'CZ', 'CZK')).toBe(7_600);
    expect(roundManualDocument(minor(1_697), 'CH', 'CHF')).toBe(1_697);
    expect(roundManualDocument(minor(1_001), 'BE', 'EUR')).toBe(1_001);
  });

  it('never by more than half a step, to a whole step, the same below zero, and once is enough', () => {
    const market = fc.constantFrom(...CASH_ROUNDINGS);
    const currency = fc.constantFrom('CZK', 'CHF', 'EUR', 'PLN');
    const amount = fc.integer({ min: -10_000_000, max: 10_000_000 });
    const steps = { 'CZ CZK': 100, 'CH CHF': 5, 'BE EUR': 5 } as Readonly<Record<string, number>>;
    fc.assert(
      fc.property(market, currency, amount, (where, code, value) => {
        const rounded = roundCash(minor(value), where, code);
        const step = steps[`${where} ${code}`] ?? 1;
        expect(Math.abs(rounded % step)).toBe(0);
        expect(Math.abs(rounded - value) * 2).toBeLessThanOrEqual(step);
        expect(roundCash(rounded, where, code)).toBe(rounded);
        expect(roundCash(minor(-value), where, code)).toBe(minor(-rounded));
      }),
    );
  });
});
