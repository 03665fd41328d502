import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/frame/dialog.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { useAct } from '#renderer/managers/ask-agent.ts';
import { TroubleWords } from '#renderer/managers/trouble-words.tsx';

/** Closes a session for a till that nobody can reach. Why is written down. */
export function CloseSessionDialog(props: {
  readonly session: { readonly sessionId: string; readonly till: string; readonly operatorName: string };
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('managers');
  const { session, onDone } = props;
  const [reason, setReason] = useState('');
  const close = useAct((client) => client.acts.closeSession);
  const press = async () => {
    if ((await close.run({ sessionId: session.sessionId, reason })) !== null) onDone();
  };
  return (
    <Dialog
      title={t('closeSession.title', { till: session.till, name: session.operatorName })}
      kind="close-session"
      close={{ label: t('page.cancel'), press: onDone }}
      answer={{
        label: t('closeSession.key'),
        tone: 'stop',
        isBusy: close.isBusy,
        reason: reason.trim() === '' ? t('closeSession.reasonMissing') : null,
        press: () => void press(),
      }}
    >
      <div className="body">
        <p>{t('closeSession.words')}</p>
        <TextField label={t('closeSession.reason')} value={reason} onWrite={setReason} maxLength={200} isFirst />
        <TroubleWords trouble={close.trouble} />
      </div>
    </Dialog>
  );
}
