import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnHead } from '#renderer/ledger/ledger.tsx';
import { DropParkedDialog } from '#renderer/managers/drop-parked-dialog.tsx';
import { ListSheet } from '#renderer/managers/list-sheet.tsx';
import { useMay } from '#renderer/managers/page-context.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import type { ParkedAtTill } from '#shared/contract/managers-overview.ts';

/** Documents put aside at the tills: goods that left, or wait at a counter, and are not paid. They are taken up at any till, or given up from here. */
export function ParkedList({ parked }: { readonly parked: readonly ParkedAtTill[] }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const mayAct = useMay('act');
  const [dropping, setDropping] = useState<ParkedAtTill | null>(null);
  const list = (
    <ListSheet
      level={2}
      title={t('parked.title')}
      trouble={null}
      count={parked.length}
      none={t('parked.none')}
      head={
        <tr>
          <ColumnHead>{t('tills.till')}</ColumnHead>
          <ColumnHead>{t('tills.who')}</ColumnHead>
          <ColumnHead>{t('tills.since')}</ColumnHead>
          <ColumnHead>{t('parked.why')}</ColumnHead>
          <ColumnHead kind="margin">{t('documents.lines')}</ColumnHead>
          <ColumnHead kind="money">{t('documents.total')}</ColumnHead>
          <th scope="col">
            <span className="unseen">{t('list.acts')}</span>
          </th>
        </tr>
      }
      rows={parked.map((one) => (
        <tr key={`${one.till} ${one.documentId}`}>
          <th scope="row">
            <span className="tag calm">{one.till}</span>
          </th>
          <td className="folds">{one.handledBy}</td>
          <td>{words.tillMoment(one.parkedAt, 'day-and-time')}</td>
          <td className={one.reason === 'card_payment' ? 'folds warn-cell' : 'folds'}>
            {t(`parked.reasons.${one.reason}`)}
          </td>
          <td className="num margin">{words.count(one.lines)}</td>
          <td className="num">
            {words.money(one.totalMinor, one.currency)} <span className="label">{one.currency}</span>
          </td>
          <td className="acts">
            {one.goingTo === null ? null : (
              <span className="tag calm">{t('parked.goingTo', { till: one.goingTo })}</span>
            )}
            {one.isGivenUp ? <span className="tag warn">{t('parked.isGivenUp')}</span> : null}
            {mayAct && !one.isGivenUp && one.goingTo === null && one.reason === 'by_cashier' ? (
              <button type="button" className="key small" onClick={() => setDropping(one)}>
                {t('parked.key')}
                <span className="unseen">
                  {' '}
                  {one.till} {one.handledBy}
                </span>
              </button>
            ) : null}
          </td>
        </tr>
      ))}
    />
  );
  return (
    <>
      {list}
      {dropping === null ? null : <DropParkedDialog parked={dropping} onDone={() => setDropping(null)} />}
    </>
  );
}
