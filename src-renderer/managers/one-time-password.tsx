import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/frame/dialog.tsx';

/** A password or PIN for the first logon, to be read out: it is shown once, the Agent keeps only its hash. */
export function OneTimePassword(props: {
  readonly title: string;
  readonly password: string;
  /** How long it is good. */
  readonly note: string;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('managers');
  const { title, password, note, onDone } = props;
  return (
    <Dialog
      title={title}
      kind="one-time-password"
      close={{ label: t('page.close'), press: onDone }}
      answer={{ label: t('enrol.noted'), press: onDone }}
    >
      <div className="body">
        <p className="one-time-code" role="status">
          {password}
        </p>
        <p>{note}</p>
      </div>
    </Dialog>
  );
}
