import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { useEnding } from '#renderer/hand-over/use-ending.ts';
import { useHandOver } from '#renderer/hand-over/use-hand-over.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { useLock } from '#renderer/lock/use-lock.ts';
import { Glance } from '#renderer/menu/glance.tsx';
import { useMainWays } from '#renderer/menu/main-ways.ts';
import { useShiftSubtitle } from '#renderer/menu/shift-subtitle.ts';
import { Tile } from '#renderer/menu/tile.tsx';
import { keysOf, Tiles, type Way } from '#renderer/menu/tiles.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { SafeReminderBanner } from '#renderer/safe/safe-reminders.tsx';
import { useClient, useOpen, useTillState } from '#renderer/till/till-context.tsx';
import { TrainingBanner } from '#renderer/training/training-banner.tsx';
import { useTraining } from '#renderer/training/use-training.ts';

/** Where every way begins. Without a shift New Document is flat and says why; everything else stays usable. */
export function MainMenuWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const till = useTillState();
  const parts = usePartsOf('main-menu');
  const logOff = useCommand(useClient().operator.logOff);
  const lock = useLock('left');
  const handOver = useHandOver('left');
  const ending = useEnding({ window: 'main-menu' });
  const training = useTraining('elsewhere');
  // The way out of training stays, whatever a layout says.
  const offersTraining = training.isOn || parts.isShown('training');
  const hasShift = till.shift !== null;
  const logOut = () => void logOff.run({});
  const newDocument = () => open({ window: 'sale' });
  const start = () => open({ window: 'start-of-shift' });
  const ways = useMainWays();
  const trainingWay: Way = {
    id: 'training',
    label: training.key.label,
    note: training.note,
    icon: training.isOn ? 'undo' : 'flag',
    shortcut: 'F9',
    reason: training.key.reason ?? null,
    press: training.key.press,
  };
  const keys: readonly WindowKey[] = [
    ...(hasShift
      ? [
          {
            id: 'new',
            label: t('mainMenu.newDocument'),
            shortcut: 'F2',
            place: 'elsewhere',
            press: newDocument,
          } as const,
        ]
      : [
          {
            id: 'start',
            label: t('mainMenu.startShift'),
            shortcut: 'F3',
            place: 'elsewhere',
            press: start,
          } as const,
          { id: 'again', label: t('mainMenu.logOnAgain'), shortcut: 'F12', place: 'elsewhere', press: logOut } as const,
        ]),
    ...keysOf(ways),
    ...(offersTraining ? [training.key] : []),
    lock.key,
    { id: 'log-out', label: t('frame.logOut'), icon: 'power', place: 'left', isBusy: logOff.isBusy, press: logOut },
    ...handOver.keys,
  ];
  return (
    <Frame
      kind={parts.isShown('glance') ? 'menu' : 'menu alone'}
      hasHelpKey
      title={t('mainMenu.title')}
      subtitle={useShiftSubtitle()}
      keys={keys}
      banner={
        <>
          <TroubleBanner trouble={firstTrouble(lock.trouble, logOff.trouble, ending.trouble, training.trouble)} />
          {handOver.banner}
          <SafeReminderBanner />
          {till.backup.words === '' ? null : <Banner tone="warn" icon="shield" words={till.backup.words} />}
          <TrainingBanner way={training} />
        </>
      }
    >
      <Tiles
        name={t('mainMenu.title')}
        before={hasShift ? <NewDocument onPress={newDocument} /> : <NotActive onStart={start} onLogOnAgain={logOut} />}
        ways={offersTraining ? [...ways, trainingWay] : ways}
      />
      {parts.isShown('glance') ? <Glance onCount={ending.end} /> : null}
    </Frame>
  );
}

function NewDocument({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { document, systemCurrency } = useTillState();
  const note =
    document === null
      ? t('mainMenu.newDocumentNote')
      : t('mainMenu.continueDocument', {
          count: document.lineCount,
          total: `${money.read(document.totalMinor, systemCurrency)} ${systemCurrency}`,
        });
  return (
    <Tile
      label={t('mainMenu.newDocument')}
      note={note}
      icon="receipt"
      shortcut="F2"
      size="big"
      tone="go"
      onPress={onPress}
    />
  );
}

/**
 * After Close in Start of Shift: to log on again leads back to that window (article "Shift work"), and so does Start Shift,
 * in place; the start itself asks for whatever right is missing.
 */
function NotActive(props: { readonly onStart: () => void; readonly onLogOnAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="tile big is-off" aria-label={t('mainMenu.notActive')}>
      <Icon name="receipt" />
      <span>
        <strong>{t('mainMenu.newDocument')}</strong>
        <span className="sub">{t('mainMenu.notActiveNote')}</span>
      </span>
      <div className="tile-keys">
        <Key label={t('mainMenu.startShift')} shortcut="F3" kind="small" onPress={props.onStart} />
        <Key label={t('mainMenu.logOnAgain')} shortcut="F12" tone="go" kind="small" onPress={props.onLogOnAgain} />
      </div>
    </fieldset>
  );
}
