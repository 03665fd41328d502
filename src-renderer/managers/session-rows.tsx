import { useTranslation } from 'react-i18next';
import { ColumnHead } from '#renderer/ledger/ledger.tsx';
import { useMay } from '#renderer/managers/page-context.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import { addressOf } from '#renderer/managers/use-section.ts';
import type { PageSessionRow } from '#shared/contract/managers-shifts.ts';

export function SessionHead() {
  const { t } = useTranslation('managers');
  return (
    <tr>
      <ColumnHead>{t('sessions.till')}</ColumnHead>
      <ColumnHead>{t('sessions.operator')}</ColumnHead>
      <ColumnHead>{t('sessions.shift')}</ColumnHead>
      <ColumnHead>{t('sessions.status')}</ColumnHead>
      <ColumnHead>{t('sessions.opened')}</ColumnHead>
      <ColumnHead>{t('sessions.closed')}</ColumnHead>
      <ColumnHead kind="margin">{t('sessions.receipts')}</ColumnHead>
      <th scope="col">
        <span className="unseen">{t('list.acts')}</span>
      </th>
    </tr>
  );
}

export function SessionRow(props: { readonly session: PageSessionRow; readonly onClose: () => void }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const mayAct = useMay('act');
  const { session, onClose } = props;
  const { closedElsewhere } = session;
  return (
    <tr>
      <th scope="row">
        <span className="tag calm">{session.till}</span>
      </th>
      <td className="folds">{session.operatorName}</td>
      <td>
        <a className="drill" href={addressOf('shifts', session.shiftId)}>
          {session.shiftNumber}
        </a>
      </td>
      <td className="folds">
        <span className={session.status === 'open' ? 'tag good' : 'tag calm'}>
          {t(`sessionStatus.${session.status}`)}
        </span>
        {closedElsewhere === null ? null : (
          <span className="label">
            {' '}
            {t('sessions.closedBy', { name: closedElsewhere.byName, till: closedElsewhere.till })}:{' '}
            {closedElsewhere.reason}
          </span>
        )}
        {session.isSettled || session.status === 'open' ? null : (
          <span className="label"> {t('sessions.notConfirmed')}</span>
        )}
      </td>
      <td>{words.tillMoment(session.openedAt, 'day-and-time')}</td>
      <td>{session.closedAt === null ? '–' : words.tillMoment(session.closedAt, 'day-and-time')}</td>
      <td className="num margin">{words.count(session.receipts)}</td>
      <td className="acts">
        {session.status === 'open' && mayAct ? (
          <button type="button" className="key small" onClick={onClose}>
            {t('closeSession.key')}
            <span className="unseen"> {session.till}</span>
          </button>
        ) : null}
      </td>
    </tr>
  );
}
