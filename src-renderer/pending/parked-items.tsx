import { useTranslation } from 'react-i18next';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { clinging, quantityInWords } from '#renderer/sale/document-page.tsx';
import type { ParkedDocument } from '#shared/contract/sale.ts';

/** The lines of the chosen document: whose basket it is, is known by what lies in it. */
export function ParkedItems({ document }: { readonly document: ParkedDocument }) {
  const { t } = useTranslation();
  const money = useMoney();
  // Of a document elsewhere only the first lines are told.
  const more = document.lineCount - document.items.length;
  return (
    <section className="sheet parked-items" aria-label={t('pending.preview')}>
      <Ledger caption={t('pending.preview')}>
        <thead>
          <tr>
            <ColumnHead>{t('sale.name')}</ColumnHead>
            <ColumnHead kind="money">{t('sale.quantity')}</ColumnHead>
            <ColumnHead kind="money">{t('sale.value')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {document.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a parked document do not move.
            <tr key={index}>
              <th scope="row">{clinging(item.name)}</th>
              <td className="num pen">{quantityInWords(item, money)}</td>
              <td className="num strong">{money.read(item.valueMinor, document.currency)}</td>
            </tr>
          ))}
        </tbody>
      </Ledger>
      {more > 0 ? <p className="label">{t('pending.itemsMore', { count: more })}</p> : null}
    </section>
  );
}
