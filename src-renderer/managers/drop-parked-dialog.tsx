import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/frame/dialog.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { useAct } from '#renderer/managers/ask-agent.ts';
import { TroubleWords } from '#renderer/managers/trouble-words.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import type { ParkedAtTill } from '#shared/contract/managers-overview.ts';

/** Gives up what is parked at a till. Why is written down, here and in the till's journal. */
export function DropParkedDialog({ parked, onDone }: { readonly parked: ParkedAtTill; readonly onDone: () => void }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const { currency, documentId, handledBy, till, totalMinor } = parked;
  const [reason, setReason] = useState('');
  const drop = useAct((client) => client.acts.dropParked);
  const press = async () => {
    if ((await drop.run({ till, documentId, reason })) !== null) onDone();
  };
  return (
    <Dialog
      title={t('parked.dropTitle', { name: handledBy, till })}
      kind="close-session"
      close={{ label: t('page.cancel'), press: onDone }}
      answer={{
        label: t('parked.key'),
        tone: 'stop',
        isBusy: drop.isBusy,
        reason: reason.trim() === '' ? t('closeSession.reasonMissing') : null,
        press: () => void press(),
      }}
    >
      <div className="body">
        <p>{t('parked.words', { sum: `${words.money(totalMinor, currency)} ${currency}` })}</p>
        <TextField label={t('closeSession.reason')} value={reason} onWrite={setReason} maxLength={200} isFirst />
        <TroubleWords trouble={drop.trouble} />
      </div>
    </Dialog>
  );
}
