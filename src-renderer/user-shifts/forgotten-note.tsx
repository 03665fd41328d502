import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { Icon } from '#renderer/frame/icon.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';

const ask = (client: TillClient) => client.shift.forgotten({});

/** Where a list ends because what is older was told too long ago: until when, and who has it. */
export function ForgottenNote({ of }: { readonly of: 'userShifts' | 'posSessions' }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const until = useAnswer(ask, 'once').value?.until ?? null;
  if (until === null) return null;
  return (
    <p className="list-note">
      <Icon name="info" />
      {t(`${of}.forgotten`, { date: momentInWords(until, 'day-and-year', language) })}
    </p>
  );
}
