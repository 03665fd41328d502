import { useTranslation } from 'react-i18next';
import { useMoney } from '#renderer/money/use-money.ts';
import { discountInWords, percentInWords } from '#renderer/sale/discount-words.ts';
import { quantityInWords } from '#renderer/sale/document-page.tsx';
import type { SaleLine } from '#renderer/sale/use-sale.ts';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { SaleDocument } from '#shared/contract/sale.ts';

/** Details of the chosen line, where a wide screen has room for them. */
export function LineFacts(props: {
  readonly line: SaleLine | null;
  readonly document: SaleDocument | null;
  readonly number: number;
}) {
  const { document, line, number } = props;
  const { t } = useTranslation();
  const money = useMoney();
  const { systemCurrency } = useTillState();
  if (line === null) return null;
  const discount = discountInWords(line, { t, money, document });
  return (
    <section className="sheet line-facts" aria-label={t('sale.lineNumber', { number: money.count(number) })}>
      <h2>{line.name}</h2>
      <dl className="facts">
        <dt>{t('sale.code')}</dt>
        <dd>{line.barcode}</dd>
        <dt>{t('sale.price')}</dt>
        <dd>{money.read(line.priceMinor, systemCurrency)}</dd>
        {line.regularPriceMinor === line.priceMinor ? null : (
          <>
            <dt>{t('sale.regularPrice')}</dt>
            <dd>{money.read(line.regularPriceMinor, systemCurrency)}</dd>
          </>
        )}
        <dt>{t('sale.quantity')}</dt>
        <dd>{quantityInWords(line, money)}</dd>
        <dt>{t('sale.value')}</dt>
        <dd>{money.read(line.valueMinor, systemCurrency)}</dd>
        {discount === '' ? null : (
          <>
            <dt>{t('discount.title')}</dt>
            <dd>{discount}</dd>
          </>
        )}
        <dt>{t('sale.tax')}</dt>
        <dd>{`${percentInWords(line.taxRate, money)}\u00a0%`}</dd>
      </dl>
    </section>
  );
}
