import { useMemo } from 'react';
import { clockInWords, type MomentStyle, momentInWords } from '#renderer/language/moment.ts';
import { usePageStore } from '#renderer/managers/page-context.tsx';
import { moneyInWords, numberInWords } from '#renderer/money/money-in-words.ts';
import { minorDigitsOf } from '#shared/money/minor-digits.ts';

/** Writes money and moments in the language of the page. */
export function usePageWords() {
  const language = usePageStore((store) => store.language);
  return useMemo(
    () => ({
      money: (amountMinor: number, currency: string, sign: 'auto' | 'always' | 'never' = 'auto') =>
        moneyInWords(amountMinor, { language, minorDigits: minorDigitsOf(currency), sign }),
      count: (value: number) => numberInWords(value, language),
      /** A moment as the till’s own clock read it. */
      tillMoment: (moment: string, style: MomentStyle) => momentInWords(moment, style, language),
      /** A moment of the Agent, by the clock of this browser. */
      moment: (moment: string, style: MomentStyle) => clockInWords(new Date(moment), style, language),
    }),
    [language],
  );
}
