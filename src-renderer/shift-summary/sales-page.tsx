import { useTranslation } from 'react-i18next';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { ShiftSummary } from '#shared/contract/shift.ts';

/** The sales of the shift in figures, and by tax rate. */
export function SalesPage({ summary }: { readonly summary: ShiftSummary }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { sales } = summary;
  const facts = [
    { name: 'total', words: money.read(sales.grossMinor, sales.currency) },
    { name: 'average', words: money.read(sales.averageMinor, sales.currency) },
    { name: 'documents', words: money.count(sales.receipts) },
    { name: 'items', words: money.count(sales.items) },
    { name: 'voided', words: money.count(sales.voidedLines) },
    { name: 'discarded', words: money.count(sales.discardedDocuments) },
  ] as const;
  return (
    <>
      <dl className="grid-facts">
        {facts.map(({ name, words }) => (
          <div key={name}>
            <dt>{t(`shiftSummary.sales.${name}`)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <figure>
        <figcaption>
          <h2>{t('shiftSummary.tax.caption')}</h2>
        </figcaption>
        <Taxes summary={summary} />
      </figure>
    </>
  );
}

function Taxes({ summary }: { readonly summary: ShiftSummary }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { taxes, currency } = summary.sales;
  if (taxes.length === 0) return <p className="label">{t('shiftSummary.group.none')}</p>;
  return (
    <Ledger caption={t('shiftSummary.tax.caption')}>
      <thead>
        <tr>
          <ColumnHead>{t('shiftSummary.tax.rate')}</ColumnHead>
          <ColumnHead kind="margin">{t('shiftSummary.tax.net')}</ColumnHead>
          <ColumnHead kind="money">{t('shiftSummary.tax.amount')}</ColumnHead>
          <ColumnHead kind="money">{t('shiftSummary.tax.gross')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {taxes.map((tax) => (
          <tr key={tax.code}>
            <th scope="row">
              {tax.code} <span className="quiet">{tax.rate} %</span>
            </th>
            <td className="num margin">{money.read(tax.netMinor, currency)}</td>
            <td className="num">{money.read(tax.taxMinor, currency)}</td>
            <td className="num strong">{money.read(tax.grossMinor, currency)}</td>
          </tr>
        ))}
      </tbody>
    </Ledger>
  );
}
