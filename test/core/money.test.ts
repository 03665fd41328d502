import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { AMOUNT_MAX_MINOR, allocate, minor, sum } from '#shared/money/amount.ts';
import { fewestPieces } from '#shared/money/currency.ts';
import { parseAmount, plainAmount } from '#shared/money/parse-amount.ts';

const amounts = fc.integer({ min: -AMOUNT_MAX_MINOR, max: AMOUNT_MAX_MINOR });

describe('an amount as typed', () => {
  it.each([
    ['12.50', 1250],
    ['12,5', 1250],
    ['12', 1200],
    ['.5', 50],
    ['0', 0],
    ['0.00', 0],
    [' 7,05 ', 705],
    ['007', 700],
    ['1000000000.00', AMOUNT_MAX_MINOR],
  ])('%s is read', (text, expected) => {
    expect(parseAmount(text, 2)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['12,345.678', 'amount_malformed'],
    ['1,250', 'amount_malformed'],
    ['1.250.000', 'amount_malformed'],
    ['1e9', 'amount_malformed'],
    ['0x10', 'amount_malformed'],
    ['', 'amount_malformed'],
    ['.', 'amount_malformed'],
    ['12 50', 'amount_malformed'],
    ['NaN', 'amount_malformed'],
    ['Infinity', 'amount_malformed'],
    ['٣', 'amount_malformed'],
    ['12.505', 'amount_malformed'],
    ['-5', 'amount_negative'],
    ['−5', 'amount_negative'],
    ['- 5.00', 'amount_negative'],
    ['1000000000.01', 'amount_too_large'],
    ['999999999999999', 'amount_too_large'],
  ])('%s is refused as %s', (text, code) => {
    expect(parseAmount(text, 2)).toEqual({ ok: false, refusal: { code } });
  });

  it('of a currency without decimals has none', () => {
    expect(parseAmount('120', 0)).toEqual({ ok: true, value: 120 });
    expect(parseAmount('120.5', 0)).toEqual({ ok: false, refusal: { code: 'amount_malformed' } });
  });

  it('reads back what was written plainly, for any amount and number of decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: AMOUNT_MAX_MINOR }), fc.integer({ min: 0, max: 4 }), (amount, digits) => {
        expect(parseAmount(plainAmount(amount, digits), digits)).toEqual({ ok: true, value: amount });
      }),
    );
  });
});

describe('a split', () => {
  it('never loses a cent, and each part is within one cent of its exact share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(amounts, weights, (total, parts) => {
        const split = allocate(
          minor(total),
          parts.map((part) => new Decimal(part)),
        );
        expect(sum(split)).toBe(total === 0 ? 0 : total);
        const whole = parts.reduce((left, right) => left + right, 0);
        if (whole === 0) return;
        split.forEach((part, index) => {
          const exact = new Decimal(total).times(parts[index] ?? 0).dividedBy(whole);
          expect(exact.minus(part).abs().lessThan(1)).toBe(true);
        });
      }),
    );
  });

  it('refuses a fraction of a cent as an amount', () => {
    expect(() => minor(0.5)).toThrow('whole number of minor units');
  });
});

describe('notes and coins of a change', () => {
  it.each(DEMO_CONFIGURATION.currencies)('in $code make up any amount exactly', ({ denominations }) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (amount) => {
        const pieces = fewestPieces(minor(amount), denominations);
        expect(pieces.reduce((total, piece) => total + piece.valueMinor * piece.pieces, 0)).toBe(amount);
      }),
    );
  });
});
