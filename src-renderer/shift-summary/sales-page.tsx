import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { type MoneyWriter, useMoney } from '#renderer/money/use-money.ts';
import { percentInWords } from '#renderer/sale/discount-words.ts';
import { DocumentsOfTills, TillsLedger } from '#renderer/shift-summary/tills-ledger.tsx';
import type { ShiftSummary } from '#shared/contract/shift.ts';

/** The sales of the shift in figures, and by tax rate. */
export function SalesPage({ summary }: { readonly summary: ShiftSummary }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { sales } = summary;
  const sum = (amount: number | null) => (amount === null ? '–' : money.read(amount, sales.currency));
  const facts = [
    { name: 'total', words: sum(sales.grossMinor) },
    ...discountFacts(summary, t, money),
    { name: 'average', words: sum(sales.averageMinor) },
    { name: 'averageItem', words: sum(sales.averageItemMinor) },
    { name: 'documents', words: money.count(sales.receipts) },
    { name: 'items', words: money.count(sales.items) },
    { name: 'averageItems', words: money.hundredths(sales.averageItemsHundredths) },
    { name: 'voided', words: money.count(sales.voidedLines) },
    { name: 'discarded', words: money.count(sales.discardedDocuments) },
    { name: 'returns', words: sum(sales.returnsMinor === null ? null : -sales.returnsMinor) },
    { name: 'corrections', words: money.count(sales.corrections) },
    { name: 'returnedItems', words: money.count(sales.returnedItems) },
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
        {summary.training.times === 0 ? null : (
          <div>
            <dt>{t('shiftSummary.training')}</dt>
            <dd>{t('shiftSummary.trainingTimes', summary.training)}</dd>
          </div>
        )}
        {sales.rounding.map(({ currency, amountMinor, documents }) => (
          <div key={currency}>
            <dt>{t('shiftSummary.sales.rounding', { currency, count: documents })}</dt>
            <dd>{money.read(amountMinor, currency)}</dd>
          </div>
        ))}
      </dl>
      <div className="sales-side">
        {summary.isBlind ? (
          <BlindSales />
        ) : (
          <figure>
            <figcaption>
              <h2>{t('shiftSummary.tax.caption')}</h2>
            </figcaption>
            <Taxes summary={summary} />
          </figure>
        )}
        <TillsLedger summary={summary} />
        <DocumentsOfTills summary={summary} />
      </div>
    </>
  );
}

/** Nothing where nothing was given, so that a shop without discounts reads no empty rows. */
function discountFacts({ sales }: ShiftSummary, t: TFunction<'windows'>, money: MoneyWriter) {
  const { beforeDiscountsMinor, currency, discounts, priceChanges } = sales;
  const amount = (minor: number) => money.read(minor, currency);
  const given = discounts?.times ? { ...discounts, beforeMinor: beforeDiscountsMinor ?? 0 } : null;
  const percent = percentInWords(given?.percent ?? '', money);
  return [
    ...(given === null
      ? []
      : [
          { name: 'beforeDiscounts', words: amount(given.beforeMinor) } as const,
          { name: 'discounts', words: t('discount.sum', { amount: amount(-given.amountMinor), percent }) } as const,
        ]),
    ...(priceChanges?.times ? [{ name: 'priceChanges', words: amount(priceChanges.amountMinor) } as const] : []),
  ];
}

/** In place of sums that would say what the drawer should hold, before it is counted. */
export function BlindSales() {
  const { t } = useTranslation();
  return (
    <p className="blind-note">
      <Icon name="hide" />
      <span>{t('shiftSummary.blindSales')}</span>
    </p>
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
