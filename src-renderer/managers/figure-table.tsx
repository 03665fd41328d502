import { useTranslation } from 'react-i18next';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { formName } from '#renderer/managers/form-name.ts';
import { DifferenceSums, NotCounted } from '#renderer/managers/sums.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import { WideTable } from '#renderer/managers/wide-table.tsx';
import type { FigureRow } from '#shared/shift/figure-row.ts';

/** The rows of End of Shift: as signed with the end, or as expected now. */
export function FigureTable({
  rows,
  isExpected,
}: {
  readonly rows: readonly FigureRow[];
  readonly isExpected: boolean;
}) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const caption = t(isExpected ? 'figures.expected' : 'figures.signed');
  if (rows.length === 0) return <p className="pad-in">{t('figures.none')}</p>;
  return (
    <WideTable name={caption}>
      <Ledger caption={caption} kind="figure-ledger">
        <thead>
          <tr>
            <ColumnHead>{t('figures.form')}</ColumnHead>
            <ColumnHead kind="margin">{t('figures.beginning')}</ColumnHead>
            <ColumnHead kind="money">{t('figures.payments')}</ColumnHead>
            <ColumnHead kind="money">{t('figures.documents')}</ColumnHead>
            <ColumnHead kind="money">{t('figures.ending')}</ColumnHead>
            <ColumnHead kind="money">{t('figures.actual')}</ColumnHead>
            <ColumnHead kind="money">{t('figures.difference')}</ColumnHead>
            {isExpected ? null : (
              <>
                <ColumnHead kind="money">{t('figures.withdrawal')}</ColumnHead>
                <ColumnHead kind="money">{t('figures.remaining')}</ColumnHead>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { paymentForm, currency, actualMinor, differenceMinor } = row;
            const read = (amountMinor: number) => words.money(amountMinor, currency);
            return (
              <tr key={`${paymentForm} ${currency}`}>
                <th scope="row">
                  {formName(paymentForm, t)} <span className="label">{currency}</span>
                </th>
                <td className="num margin">{read(row.beginningMinor)}</td>
                <td className="num">{read(row.paymentValueMinor)}</td>
                <td className="num">{read(row.cashDocumentsMinor)}</td>
                <td className="num">{read(row.endingMinor)}</td>
                <td className="num pen">{actualMinor === null ? <NotCounted /> : read(actualMinor)}</td>
                <td className="num">
                  <DifferenceSums
                    sums={differenceMinor === null ? null : [{ currency, amountMinor: differenceMinor }]}
                  />
                </td>
                {isExpected ? null : (
                  <>
                    <td className="num">{read(row.withdrawalMinor)}</td>
                    <td className="num">{read(row.remainingMinor)}</td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </Ledger>
    </WideTable>
  );
}
