import { useTranslation } from 'react-i18next';
import { useMoney } from '#renderer/money/use-money.ts';
import { quantityInWords } from '#renderer/sale/document-page.tsx';
import type { SaleLine } from '#renderer/sale/use-sale.ts';
import { useTillState } from '#renderer/till/till-context.tsx';

/** Details of the chosen line, where a wide screen has room for them. */
export function LineFacts({ line, number }: { readonly line: SaleLine | null; readonly number: number }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { systemCurrency } = useTillState();
  if (line === null) return null;
  return (
    <section className="sheet line-facts" aria-label={t('sale.lineNumber', { number: money.count(number) })}>
      <h2>{line.name}</h2>
      <dl className="facts">
        <dt>{t('sale.code')}</dt>
        <dd>{line.barcode}</dd>
        <dt>{t('sale.price')}</dt>
        <dd>{money.read(line.priceMinor, systemCurrency)}</dd>
        <dt>{t('sale.quantity')}</dt>
        <dd>{quantityInWords(line, money)}</dd>
        <dt>{t('sale.value')}</dt>
        <dd>{money.read(line.valueMinor, systemCurrency)}</dd>
        <dt>{t('sale.taxCode')}</dt>
        <dd>{line.taxCode}</dd>
      </dl>
    </section>
  );
}
