import { useTranslation } from 'react-i18next';
import { useRights } from '#renderer/authorization/use-rights.ts';
import { Banner } from '#renderer/frame/banner.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';

/** Who has just authorised what, over whatever window is open now; gone with the next command, as the right is; lent for an ending, it stays till then. */
export function AuthorisedBanner() {
  const { t } = useTranslation();
  const { endingLoan } = useTillState();
  const authorised = useRights((store) => store.authorised);
  if (endingLoan !== null)
    return (
      <Banner
        tone="good"
        icon="shield"
        words={t('authorization.ending', { name: endingLoan.authoriserName })}
        more={t('authorization.endingMore')}
      />
    );
  if (authorised === null) return null;
  const { name, permission } = authorised;
  const isStart = permission === 'start_shift' || permission === 'start_shift_offline';
  const words =
    name === null
      ? t('authorization.done.badge')
      : isStart
        ? t(`authorization.done.${permission}`, { name })
        : t('authorization.done.other', { name });
  return <Banner tone="good" icon="shield" words={words} more={t('authorization.holdsOnce')} />;
}
