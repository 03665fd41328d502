import { describe, expect, it } from 'vitest';
import { decimalSign, moneyAsTyped, moneyInWords, numberInWords } from '#renderer/money/money-in-words.ts';
import { LANGUAGES } from '#shared/language/languages.ts';
import { AMOUNT_MAX_MINOR } from '#shared/money/amount.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';

const NO_BREAK_SPACE = '\u00a0';

describe('money as it is read', () => {
  it.each([
    [145_435, 'en', 'auto', '1,454.35'],
    [145_435, 'hr', 'auto', '1.454,35'],
    [145_435, 'de', 'auto', '1.454,35'],
    [14_543_500, 'pl', 'auto', `145${NO_BREAK_SPACE}435,00`],
    [-250, 'en', 'auto', '−2.50'],
    [-250, 'de', 'auto', '−2,50'],
    [-250, 'en', 'never', '2.50'],
    [120, 'en', 'always', '+1.20'],
    [0, 'en', 'always', '0.00'],
    [5, 'en', 'auto', '0.05'],
  ] as const)('%i in %s with sign %s is %s', (amount, language, sign, words) => {
    expect(moneyInWords(amount, { language, minorDigits: 2, sign })).toBe(words);
  });

  it('keeps every cent of the largest amount', () => {
    expect(moneyInWords(AMOUNT_MAX_MINOR - 1, { language: 'en', minorDigits: 2 })).toBe('999,999,999.99');
  });

  it('knows currencies without minor units', () => {
    expect(moneyInWords(1250, { language: 'en', minorDigits: 0 })).toBe('1,250');
  });
});

describe('money as it is typed', () => {
  it.each(LANGUAGES)('in %s main reads back what the screen wrote', (language) => {
    for (const amount of [0, 5, 99, 100, 145_435, AMOUNT_MAX_MINOR])
      expect(parseAmount(moneyAsTyped(amount, { language, minorDigits: 2 }), 2)).toEqual({ ok: true, value: amount });
  });

  it.each([
    ['en', '.'],
    ['hr', ','],
    ['pl', ','],
    ['de', ','],
  ] as const)('in %s the pad has %s', (language, sign) => {
    expect(decimalSign(language)).toBe(sign);
  });
});

it('counts are grouped by language', () => {
  expect(numberInWords(12_345, 'en')).toBe('12,345');
  expect(numberInWords(12_345, 'hr')).toBe('12.345');
});
