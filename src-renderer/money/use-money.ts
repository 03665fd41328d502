import { useMemo } from 'react';
import { useLanguage } from '#renderer/language/speech.tsx';
import { decimalSign, moneyAsTyped, moneyInWords, numberInWords } from '#renderer/money/money-in-words.ts';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { CurrencyCode } from '#shared/money/amount.ts';

export type MoneyWriter = {
  readonly read: (amount: number, currency: CurrencyCode, sign?: 'auto' | 'always' | 'never') => string;
  readonly typed: (amount: number, currency: CurrencyCode) => string;
  readonly count: (value: number) => string;
  /** An average that is no money. */
  readonly hundredths: (value: number) => string;
  readonly minorDigits: (currency: CurrencyCode) => number;
  readonly decimalSign: string;
};

/** Writes money in the till's language, with as many minor digits as the till says a currency has. */
export function useMoney(): MoneyWriter {
  const language = useLanguage();
  const { currencies } = useTillState();
  return useMemo(() => {
    const minorDigits = (code: CurrencyCode) => currencies.find((currency) => currency.code === code)?.minorDigits ?? 2;
    return {
      read: (amount, currency, sign = 'auto') =>
        moneyInWords(amount, { language, minorDigits: minorDigits(currency), sign }),
      typed: (amount, currency) => moneyAsTyped(amount, { language, minorDigits: minorDigits(currency) }),
      count: (value) => numberInWords(value, language),
      hundredths: (value) => moneyInWords(value, { language, minorDigits: 2, sign: 'auto' }),
      minorDigits,
      decimalSign: decimalSign(language),
    };
  }, [language, currencies]);
}
