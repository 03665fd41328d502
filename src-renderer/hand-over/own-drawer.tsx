import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useClient, useOpen, useTillState } from '#renderer/till/till-context.tsx';

/** Over Start of Shift: one’s own drawer that waits to be counted, and the ways on with it. */
export function OwnDrawer() {
  const { t } = useTranslation();
  const language = useLanguage();
  const open = useOpen();
  const drawer = useTillState().drawersToCount.find(({ isOwn }) => isOwn);
  const takeBack = useCommand(useClient().shift.takeBack);
  const ways: readonly WindowKey[] =
    drawer === undefined
      ? []
      : [
          {
            id: 'take-back',
            label: t('handOver.takeBack'),
            shortcut: 'F4',
            place: 'elsewhere',
            isBusy: takeBack.isBusy,
            press: () => {
              void takeBack.run({ shiftId: drawer.shiftId }).then((outcome) => {
                if (outcome?.kind === 'done') open({ window: 'main-menu' });
              });
            },
          },
          {
            id: 'count-own',
            label: t('handOver.count'),
            shortcut: 'F3',
            place: 'elsewhere',
            press: () =>
              open({
                window: 'end-of-shift',
                shiftId: drawer.shiftId,
                back: { window: 'start-of-shift', isBack: true },
              }),
          },
        ];
  useKeys(ways);
  if (drawer === undefined) return null;
  const moment = momentInWords(drawer.since, drawer.isForgotten ? 'day-and-time' : 'time', language);
  return (
    <>
      <TroubleBanner trouble={takeBack.trouble} />
      <Banner
        tone="info"
        icon="coins"
        words={t('handOver.own', { number: drawer.number, moment })}
        more={t('handOver.ownMore')}
      >
        {ways.map((way) => (
          <Key
            key={way.id}
            label={way.label}
            shortcut={way.shortcut}
            kind="small"
            isBusy={way.isBusy}
            onPress={way.press}
          />
        ))}
      </Banner>
    </>
  );
}
