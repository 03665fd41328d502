import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useClient, useTillState } from '#renderer/till/till-context.tsx';

/** A clock set back, over every window until somebody who is logged on has acknowledged it. */
export function ClockBanner() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { clockSetBack, operator } = useTillState();
  const seen = useCommand(useClient().till.acknowledgeClock);
  if (clockSetBack === null) return null;
  const at = (moment: string) => momentInWords(moment, 'day-and-time', language);
  const { lastTrustedAt, nowAt } = clockSetBack;
  return (
    <>
      <TroubleBanner trouble={seen.trouble} />
      <Banner
        tone="warn"
        icon="clock"
        words={t('clock.setBack', { from: at(lastTrustedAt), to: at(nowAt) })}
        more={t('clock.setBackMore')}
      >
        {operator === null ? null : (
          <Key label={t('clock.seen')} kind="small" isBusy={seen.isBusy} onPress={() => void seen.run({})} />
        )}
      </Banner>
    </>
  );
}
