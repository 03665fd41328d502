import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/frame/dialog.tsx';
import { useAct } from '#renderer/managers/ask-agent.ts';
import { TroubleWords } from '#renderer/managers/trouble-words.tsx';

/** Lets a till in no more. What it has not sent yet stays with it. */
export function RevokeDialog(props: {
  readonly till: string;
  readonly unsent: number | null;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('managers');
  const { till, unsent, onDone } = props;
  const revoke = useAct((client) => client.acts.revokeTill);
  const press = async () => {
    if ((await revoke.run({ till })) !== null) onDone();
  };
  return (
    <Dialog
      title={t('revoke.title', { till })}
      kind="revoke"
      close={{ label: t('page.cancel'), press: onDone }}
      answer={{ label: t('revoke.key'), tone: 'stop', isBusy: revoke.isBusy, press: () => void press() }}
    >
      <div className="body">
        <p>{t('revoke.words')}</p>
        {unsent === 0 ? null : <p>{t('revoke.unsent', { unsent: unsent ?? '?' })}</p>}
        <TroubleWords trouble={revoke.trouble} />
      </div>
    </Dialog>
  );
}
