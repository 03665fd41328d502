import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnHead } from '#renderer/ledger/ledger.tsx';
import { ListSheet } from '#renderer/managers/list-sheet.tsx';
import { DifferenceSums } from '#renderer/managers/sums.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import { addressOf } from '#renderer/managers/use-section.ts';
import type { CountedDifference } from '#shared/contract/managers-differences.ts';

const ROWS = 50;

/** The figures of the plots, the newest first. */
export function DifferenceTable({ differences }: { readonly differences: readonly CountedDifference[] }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const [rowsMax, setRowsMax] = useState(ROWS);
  const rows = differences.toReversed();
  return (
    <ListSheet
      level={2}
      title={t('differences.table')}
      trouble={null}
      count={rows.length}
      hasMore={rows.length > rowsMax}
      onMore={() => setRowsMax(rowsMax + ROWS)}
      none={t('differences.none')}
      head={
        <tr>
          <ColumnHead>{t('shifts.date')}</ColumnHead>
          <ColumnHead>{t('differences.shift')}</ColumnHead>
          <ColumnHead>{t('shifts.operator')}</ColumnHead>
          <ColumnHead>{t('tills.till')}</ColumnHead>
          <ColumnHead>{t('differences.cause')}</ColumnHead>
          <ColumnHead kind="margin">{t('shifts.difference')}</ColumnHead>
        </tr>
      }
      rows={rows.slice(0, rowsMax).map((one) => (
        <tr key={`${one.shiftId} ${one.paymentForm} ${one.currency}`}>
          <th scope="row">{words.tillMoment(one.businessDate, 'day-and-year')}</th>
          <td>
            <a className="drill" href={addressOf('shifts', one.shiftId)}>
              {one.shiftNumber}
            </a>
          </td>
          <td className="folds">{one.operatorName}</td>
          <td>{one.till}</td>
          <td className="folds">{one.cause}</td>
          <td className="num margin">
            <DifferenceSums sums={[{ currency: one.currency, amountMinor: one.differenceMinor }]} />
          </td>
        </tr>
      ))}
    />
  );
}
