import type { TFunction } from 'i18next';
import type { MoneyWriter } from '#renderer/money/use-money.ts';
import type { SaleLine } from '#renderer/sale/use-sale.ts';
import type { SaleDocument } from '#shared/contract/sale.ts';

type Means = {
  readonly t: TFunction<'windows'>;
  readonly money: MoneyWriter;
  readonly document: SaleDocument | null;
};

/** What a line is sold for less or more than at its item's own price; empty: exactly at it. */
export function discountInWords(line: SaleLine, { t, money, document }: Means): string {
  const { asked, priceMinor, regularPriceMinor, savedMinor } = line;
  const currency = document?.currency ?? '';
  const isPriceChanged = priceMinor !== regularPriceMinor;
  if (savedMinor === 0 && !isPriceChanged) return '';
  const amount = money.read(-savedMinor, currency, 'always');
  const regular = money.read(regularPriceMinor, currency);
  if (savedMinor < 0)
    return isPriceChanged ? t('discount.moreInstead', { regular, amount }) : t('discount.more', { amount });
  // As it was asked for, where nothing else made the price: 10 % of 4.99 is 10 %, not 10.02 %.
  const isAsAsked = asked?.kind === 'percent' && !isPriceChanged && document?.discount === null;
  const percent = percentInWords(isAsAsked ? asked.percent : line.savedPercent, money);
  return isPriceChanged
    ? t('discount.offInstead', { regular, percent, amount })
    : t('discount.off', { percent, amount });
}

export function percentInWords(percent: string, { decimalSign }: Pick<MoneyWriter, 'decimalSign'>): string {
  return percent.replace('.', decimalSign);
}
