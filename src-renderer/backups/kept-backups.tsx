import { useTranslation } from 'react-i18next';
import { sizeInWords } from '#renderer/backups/size-in-words.ts';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { BackupsOfTill } from '#shared/contract/backup.ts';

/** Those that are there, newest first; one under way stands above them. */
export function KeptBackups(props: { readonly kept: BackupsOfTill['kept']; readonly isRunning: boolean }) {
  const { t } = useTranslation('configuration');
  const language = useLanguage();
  const money = useMoney();
  return (
    <section className="sheet kept-backups" aria-label={t('backups.kept')}>
      <Ledger caption={t('backups.kept')}>
        <thead>
          <tr>
            <ColumnHead>{t('backups.madeAt')}</ColumnHead>
            <ColumnHead kind="margin">{t('backups.records')}</ColumnHead>
            <ColumnHead kind="money">{t('backups.size')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {props.isRunning ? (
            <tr>
              <td colSpan={3} role="status">
                {t('backups.running')}
              </td>
            </tr>
          ) : null}
          {props.kept.length === 0 && !props.isRunning ? (
            <tr>
              <td colSpan={3} className="quiet">
                {t('backups.none')}
              </td>
            </tr>
          ) : null}
          {props.kept.map(({ name, madeAt, records, bytes }) => (
            <tr key={name}>
              <th scope="row">{momentInWords(madeAt, 'day-and-time', language)}</th>
              <td className="num margin">{money.count(records)}</td>
              <td className="num">{sizeInWords(bytes, language)}</td>
            </tr>
          ))}
        </tbody>
      </Ledger>
    </section>
  );
}
