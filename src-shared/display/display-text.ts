import type { Language } from '#shared/language/languages.ts';
import type { PaperCurrency } from '#shared/paper/paper-facts.ts';
import { paperAmount, paperDecimal } from '#shared/paper/paper-figures.ts';

/** What a customer is shown. Amounts in minor units of the document’s currency. */
export type DisplayFacts =
  | { readonly kind: 'closed' }
  | { readonly kind: 'training' }
  | { readonly kind: 'welcome'; readonly shop: string }
  | {
      readonly kind: 'line';
      readonly name: string;
      readonly quantity: string;
      readonly priceMinor: number;
      readonly valueMinor: number;
      /** How much less it is than at its own price; zero or below: nothing is said. */
      readonly savedMinor: number;
      readonly totalMinor: number;
      readonly currency: PaperCurrency;
    }
  | {
      readonly kind: 'payment';
      readonly totalMinor: number;
      readonly remainingMinor: number;
      readonly currency: PaperCurrency;
    }
  | {
      readonly kind: 'paid';
      readonly totalMinor: number;
      readonly changeMinor: number;
      readonly currency: PaperCurrency;
    };

export type DisplayWords = Readonly<
  Record<'closed' | 'training' | 'noReceipt' | 'welcome' | 'total' | 'saved' | 'toPay' | 'change' | 'thanks', string>
>;

/** Line displays have two lines of twenty places (device reference, section 5). */
export const DISPLAY_COLUMNS = 20;
export type DisplayLines = readonly [string, string];

/** Two lines, each padded or cut to its twenty places; figures are never cut, names are. */
export function displayLines(
  facts: DisplayFacts,
  { language, words }: { readonly language: Language; readonly words: DisplayWords },
): DisplayLines {
  const money = (amountMinor: number, currency: PaperCurrency) => paperAmount(amountMinor, currency, language);
  switch (facts.kind) {
    case 'closed':
      return [centred(words.closed), fitted('')];
    case 'training':
      return [centred(words.training), centred(words.noReceipt)];
    case 'welcome':
      return [centred(facts.shop), centred(words.welcome)];
    case 'line': {
      const { currency, name, priceMinor, quantity, savedMinor, totalMinor, valueMinor } = facts;
      const many = quantity === '1' ? '' : `${paperDecimal(quantity, language)} x ${money(priceMinor, currency)} `;
      const value = money(valueMinor, currency);
      const named = quantity === '1' ? name : `${paperDecimal(quantity, language)} x ${name}`;
      if (savedMinor > 0) return [pair(named, value), pair(words.saved, money(savedMinor, currency))];
      const first = many === '' ? pair(name, value) : fitted(name);
      return [first, many === '' ? pair(words.total, money(totalMinor, currency)) : pair(many, value)];
    }
    case 'payment':
      return [
        pair(words.total, money(facts.totalMinor, facts.currency)),
        pair(words.toPay, money(facts.remainingMinor, facts.currency)),
      ];
    case 'paid':
      return [
        pair(words.total, money(facts.totalMinor, facts.currency)),
        facts.changeMinor > 0 ? pair(words.change, money(facts.changeMinor, facts.currency)) : centred(words.thanks),
      ];
  }
}

function pair(left: string, right: string): string {
  const room = DISPLAY_COLUMNS - right.length - 1;
  return `${cut(left.trimEnd(), room).padEnd(room)} ${right}`;
}

function fitted(text: string): string {
  return cut(text, DISPLAY_COLUMNS).padEnd(DISPLAY_COLUMNS);
}

function centred(text: string): string {
  const shown = cut(text, DISPLAY_COLUMNS);
  return fitted(' '.repeat(Math.floor((DISPLAY_COLUMNS - shown.length) / 2)) + shown);
}

function cut(text: string, places: number): string {
  return [...text].slice(0, Math.max(0, places)).join('');
}
