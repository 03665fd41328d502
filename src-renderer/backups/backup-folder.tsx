import { useTranslation } from 'react-i18next';
import { sizeInWords } from '#renderer/backups/size-in-words.ts';
import { TextField } from '#renderer/frame/text-field.tsx';
import { useLanguage } from '#renderer/language/speech.tsx';
import type { BackupsOfTill } from '#shared/contract/backup.ts';

/** Where they go; inside the data folder they are lost with its disk, which is said. */
export function BackupFolder(props: {
  readonly backups: BackupsOfTill;
  readonly typed: string;
  readonly onType: (text: string) => void;
}) {
  const { t } = useTranslation('configuration');
  const language = useLanguage();
  const { folder, freeBytes, isOwnFolder } = props.backups;
  return (
    <section className="sheet service-fields" aria-label={t('backups.folder')}>
      <div className="pad-in">
        <TextField
          label={t('backups.folder')}
          placeholder={t('backups.folderHint')}
          maxLength={500}
          hasFocus
          value={props.typed}
          onWrite={props.onType}
        />
        <dl className="facts">
          <dt>{t('backups.now')}</dt>
          <dd className="backup-place">{folder}</dd>
          {freeBytes === null ? null : (
            <>
              <dt>{t('backups.free')}</dt>
              <dd>{sizeInWords(freeBytes, language)}</dd>
            </>
          )}
        </dl>
        <p className={isOwnFolder ? 'warn' : 'label'}>{t(isOwnFolder ? 'backups.ownFolder' : 'backups.otherFolder')}</p>
        <p className="label">{t('backups.when')}</p>
        <p className="label">{t('backups.restore')}</p>
      </div>
    </section>
  );
}
