import type { PaperAlign, PaperBlock } from '#shared/paper/paper-document.ts';
import type {
  PaperCurrency,
  PaperJournalPlace,
  PaperLanguage,
  PaperShop,
  PaperTax,
} from '#shared/paper/paper-facts.ts';
import { paperAmount, paperCount, paperRate, unbroken } from '#shared/paper/paper-figures.ts';
import { paperWords } from '#shared/paper/paper-words.ts';

/** Parts that receipts and reports share. */

export const RULE: PaperBlock = { block: 'rule' };

export function text(
  words: string,
  { align = 'centre', bold = false }: { readonly align?: PaperAlign; readonly bold?: boolean } = {},
): PaperBlock {
  return { block: 'text', text: words, align, bold, size: 'normal' };
}

export function pair(
  left: string,
  right: string,
  { bold = false, indent = 0 }: { readonly bold?: boolean; readonly indent?: number } = {},
): PaperBlock {
  return { block: 'pair', left, right, indent, bold };
}

export function shopBlocks(shop: PaperShop): readonly PaperBlock[] {
  return [shop.name, ...shop.addressLines, shop.taxId].filter((line) => line !== '').map((line) => text(line));
}

/** Nothing at all where nothing was taxed. */
export function taxBlock(
  taxes: readonly PaperTax[],
  currency: PaperCurrency,
  language: PaperLanguage,
): readonly PaperBlock[] {
  if (taxes.length === 0) return [];
  const words = paperWords(language).tax;
  const amount = (value: number): string => paperAmount(value, currency, language);
  return [
    RULE,
    {
      block: 'table',
      columns: [
        { share: 7, align: 'left' },
        { share: 10, align: 'right' },
        { share: 10, align: 'right' },
        { share: 15, align: 'right' },
      ],
      rows: [
        { cells: [words.title, words.net, words.tax, words.gross], bold: false },
        ...taxes.map(({ code, grossMinor, netMinor, rate, taxMinor }) => ({
          cells: [
            unbroken(`${code} ${paperRate(rate, language)}`),
            amount(netMinor),
            amount(taxMinor),
            amount(grossMinor),
          ],
          bold: false,
        })),
      ],
    },
  ];
}

/** Twelve figures of the hash in fours: enough to find the place in the journal and to compare by eye. */
export function journalBlock(words: string, { hash, seq }: PaperJournalPlace, language: PaperLanguage): PaperBlock {
  const prefix = hash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ');
  return pair(`${words} ${paperCount(seq, language)}`, unbroken(prefix));
}
