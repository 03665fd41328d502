import { useTranslation } from 'react-i18next';
import { ColumnHead } from '#renderer/ledger/ledger.tsx';
import { ListSheet } from '#renderer/managers/list-sheet.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import type { TillRecord } from '#shared/contract/managers-tills.ts';

/** Since when the till is let in, with whose code and by which key; and the keys that it was known with before. */
export function TillKeys({
  record,
  onRevoke,
}: {
  readonly record: TillRecord;
  readonly onRevoke: (() => void) | null;
}) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  return (
    <ListSheet
      level={2}
      title={t('till.enrolment')}
      tools={
        onRevoke === null ? undefined : (
          <button type="button" className="key small plain" onClick={onRevoke}>
            {t('revoke.key')}
          </button>
        )
      }
      trouble={null}
      count={record.keys.length}
      none={t('printer.unknown')}
      head={
        <tr>
          <ColumnHead>{t('till.since')}</ColumnHead>
          <ColumnHead>{t('till.enrolledBy')}</ColumnHead>
          <ColumnHead>{t('till.keyState')}</ColumnHead>
          <ColumnHead>{t('till.fingerprint')}</ColumnHead>
        </tr>
      }
      rows={record.keys.map((key) => (
        <tr key={key.keyId}>
          <th scope="row">{words.moment(key.enrolledAt, 'day-and-time')}</th>
          <td className="folds">{key.enrolledBy ?? <span className="quiet">{t('till.codeUnknown')}</span>}</td>
          <td className={key.endedBecause === null ? undefined : 'warn-cell'}>
            {key.endedBecause === null || key.endedAt === null
              ? t('till.keyGood')
              : t(`till.keyEnded.${key.endedBecause}`, { at: words.moment(key.endedAt, 'day-and-time') })}
          </td>
          <td className="fingerprint">{key.keyId}</td>
        </tr>
      ))}
    />
  );
}
