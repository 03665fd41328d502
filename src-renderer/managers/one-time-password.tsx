import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/frame/dialog.tsx';

/** A password for the first logon, to be read out: it is shown once, the Agent keeps only its hash. */
export function OneTimePassword(props: {
  readonly login: string;
  readonly password: string;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('managers');
  const { login, password, onDone } = props;
  return (
    <Dialog
      title={t('accounts.passwordOf', { login })}
      kind="one-time-password"
      close={{ label: t('page.close'), press: onDone }}
      answer={{ label: t('enrol.noted'), press: onDone }}
    >
      <div className="body">
        <p className="one-time-code" role="status">
          {password}
        </p>
        <p>{t('accounts.goodOnce')}</p>
      </div>
    </Dialog>
  );
}
