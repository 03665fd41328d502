import { localeOf } from '#renderer/language/moment.ts';
import { assert } from '#shared/assert.ts';
import type { Language } from '#shared/language/languages.ts';
import { plainAmount } from '#shared/money/parse-amount.ts';

export type MoneyStyle = {
  readonly language: Language;
  readonly minorDigits: number;
  /** `always`: with a plus too, as in a difference; exact zero stays bare. `never`: the sign stands elsewhere. */
  readonly sign?: 'auto' | 'always' | 'never';
};

const SIGN_DISPLAY = { auto: 'auto', always: 'exceptZero', never: 'never' } as const;

/** Money as it is read: grouped by language, always all minor digits, the true minus. Never goes through a float. */
export function moneyInWords(amount: number, style: MoneyStyle): string {
  const text = plainAmount(amount, style.minorDigits);
  assert(isNumeric(text), 'an amount is written in figures', { text });
  const format = new Intl.NumberFormat(localeOf(style.language), {
    minimumFractionDigits: style.minorDigits,
    maximumFractionDigits: style.minorDigits,
    signDisplay: SIGN_DISPLAY[style.sign ?? 'auto'],
  });
  return format.format(text).replace('-', '−');
}

/** Money as a person would type it: no grouping, the decimal sign of the language. */
export function moneyAsTyped(amount: number, style: MoneyStyle): string {
  return plainAmount(amount, style.minorDigits).replace('.', decimalSign(style.language));
}

export function decimalSign(language: Language): string {
  const parts = new Intl.NumberFormat(localeOf(language)).formatToParts(1.5);
  return parts.find((part) => part.type === 'decimal')?.value ?? '.';
}

/** A whole number, grouped by language: pieces, receipts, events. */
export function numberInWords(value: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language)).format(value).replace('-', '−');
}

function isNumeric(text: string): text is Intl.StringNumericLiteral {
  return /^-?\d+(\.\d+)?$/.test(text);
}
