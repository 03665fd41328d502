import { assert } from '#shared/assert.ts';
import type { Language } from '#shared/language/languages.ts';
import { plainAmount } from '#shared/money/parse-amount.ts';
import type { PaperCurrency, PaperMoment } from '#shared/paper/paper-facts.ts';

/**
 * Figures as paper shows them: the language’s own grouping and decimal sign through Intl, an ASCII minus (Croatian Intl
 * gives U+2212, which no printer’s code page has), and no-break spaces so that layout never tears a figure apart.
 */

const NO_BREAK_SPACE = '\u00a0';

/** English on European tills reads dates day first. */
const LOCALES = { en: 'en-GB', hr: 'hr-HR', pl: 'pl-PL', de: 'de-DE' } as const satisfies Record<Language, string>;

type Notation = {
  readonly whole: Intl.NumberFormat;
  readonly day: Intl.DateTimeFormat;
  readonly decimalSign: string;
  readonly percentSign: string;
};

const NOTATIONS: Readonly<Record<Language, Notation>> = {
  en: notation('en'),
  hr: notation('hr'),
  pl: notation('pl'),
  de: notation('de'),
};

function notation(language: Language): Notation {
  const locale = LOCALES[language];
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).formatToParts(1);
  return {
    whole: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
    day: new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }),
    decimalSign: new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.',
    percentSign: percent
      .filter(({ type }) => type === 'literal' || type === 'percentSign')
      .map(({ value }) => value)
      .join(''),
  };
}

/** `123450` of EUR is "1,234.50" in English and "1234,50" in Polish, which groups from five figures on. */
export function paperAmount(amountMinor: number, currency: PaperCurrency, language: Language): string {
  assert(Number.isSafeInteger(amountMinor), 'paper shows whole minor units', { amountMinor });
  return paperDecimal(plainAmount(amountMinor, currency.minorDigits), language);
}

/** A canonical decimal string in the language’s notation: "1.236" is "1,236" in Croatian. */
export function paperDecimal(value: string, language: Language): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value);
  assert(match !== null, 'paper shows canonical decimal figures', { value });
  const [, sign = '', whole = '0', fraction] = match;
  const { decimalSign, whole: grouping } = NOTATIONS[language];
  const figure = grouping.format(BigInt(whole)).replace(/\s/g, NO_BREAK_SPACE);
  return `${sign}${figure}${fraction === undefined ? '' : decimalSign + fraction}`;
}

export function paperRate(rate: string, language: Language): string {
  return (paperDecimal(rate, language) + NOTATIONS[language].percentSign).replace(/\s/g, NO_BREAK_SPACE);
}

export function paperCount(count: number, language: Language): string {
  return paperDecimal(String(count), language);
}

/** Day and minute as the till’s clock showed them, whatever zone the reader is in: "20.11.2026 12:40". */
export function paperMoment(moment: PaperMoment, language: Language): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(moment);
  assert(match !== null, 'paper shows RFC 3339 times', { moment });
  const [, year, month, day, minute] = match;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return `${NOTATIONS[language].day.format(midnight).replace(/\s/g, '')}${NO_BREAK_SPACE}${minute}`;
}

/** Figures that belong together on one line, such as "2 x" or "1,236 kg". */
export function unbroken(text: string): string {
  return text.replace(/ /g, NO_BREAK_SPACE);
}
