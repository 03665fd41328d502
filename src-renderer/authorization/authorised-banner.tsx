import { useTranslation } from 'react-i18next';
import { useRights } from '#renderer/authorization/use-rights.ts';
import { Banner } from '#renderer/frame/banner.tsx';

/** Who has just authorised what, over whatever window is open now; gone with the next command, as the right is. */
export function AuthorisedBanner() {
  const { t } = useTranslation();
  const authorised = useRights((store) => store.authorised);
  if (authorised === null) return null;
  const { name, permission } = authorised;
  const isStart = permission === 'start_shift' || permission === 'start_shift_offline';
  const words = isStart ? t(`authorization.done.${permission}`, { name }) : t('authorization.done.other', { name });
  return <Banner tone="good" icon="shield" words={words} more={t('authorization.holdsOnce')} />;
}
