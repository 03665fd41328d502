import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/frame/dialog.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { useAct } from '#renderer/managers/ask-agent.ts';
import { TroubleWords } from '#renderer/managers/trouble-words.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';

const VALID_MINUTES = 60;

/** Makes a one-time code for a new till. It is shown once: the Agent keeps only its hash. */
export function EnrolDialog({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const [till, setTill] = useState('');
  const [made, setMade] = useState<{ readonly code: string; readonly expiresAt: string } | null>(null);
  const make = useAct((client) => client.acts.makeCode);
  const press = async () => {
    const named = till.trim();
    const code = await make.run({ till: named === '' ? null : named, validMinutes: VALID_MINUTES });
    if (code !== null) setMade(code);
  };
  return (
    <Dialog
      title={t('enrol.title')}
      kind="enrol"
      close={{ label: t(made === null ? 'page.cancel' : 'page.close'), press: onDone }}
      answer={
        made === null
          ? { label: t('enrol.make'), isBusy: make.isBusy, press: () => void press() }
          : { label: t('enrol.noted'), press: onDone }
      }
    >
      <div className="body">
        {made === null ? (
          <>
            <p>{t('enrol.words', { minutes: VALID_MINUTES })}</p>
            <TextField label={t('enrol.till')} value={till} onWrite={setTill} maxLength={64} isFirst />
          </>
        ) : (
          <>
            <p className="one-time-code" role="status">
              {made.code}
            </p>
            <p>{t('enrol.made', { until: words.moment(made.expiresAt, 'day-and-time') })}</p>
          </>
        )}
        <TroubleWords trouble={make.trouble} />
      </div>
    </Dialog>
  );
}
