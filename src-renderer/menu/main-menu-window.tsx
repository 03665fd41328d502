import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/connection/use-command.ts';
import { firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { useLock } from '#renderer/lock/use-lock.ts';
import { Glance } from '#renderer/menu/glance.tsx';
import { useShiftSubtitle } from '#renderer/menu/shift-subtitle.ts';
import { Tile } from '#renderer/menu/tile.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useClient, useOpen, useTillState } from '#renderer/till/till-context.tsx';

/** Where every way begins. Without a shift New Document is flat and says why; everything else stays usable. */
export function MainMenuWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const till = useTillState();
  const logOff = useCommand(useClient().operator.logOff);
  const lock = useLock('left');
  const hasShift = till.shift !== null;
  const logOut = () => void logOff.run({});
  const ways = {
    newDocument: () => open({ window: 'sale' }),
    reports: () => open({ window: 'reports' }),
    cashDocument: () => open({ window: 'cash-document', type: 'CW', back: { window: 'main-menu' } }),
    paperRoll: () => open({ window: 'paper-roll' }),
  };
  const keys: readonly WindowKey[] = [
    hasShift
      ? { id: 'new', label: t('mainMenu.newDocument'), shortcut: 'F2', place: 'elsewhere', press: ways.newDocument }
      : { id: 'again', label: t('mainMenu.logOnAgain'), shortcut: 'F12', place: 'elsewhere', press: logOut },
    { id: 'reports', label: t('reports.title'), shortcut: 'F5', place: 'elsewhere', press: ways.reports },
    ...(hasShift
      ? [
          {
            id: 'cash-documents',
            label: t('mainMenu.cashDocuments'),
            shortcut: 'F7',
            place: 'elsewhere',
            press: ways.cashDocument,
          } as const,
        ]
      : []),
    { id: 'roll', label: t('frame.paperRoll'), shortcut: 'F6', place: 'elsewhere', press: ways.paperRoll },
    lock.key,
    { id: 'log-out', label: t('frame.logOut'), icon: 'power', place: 'left', isBusy: logOff.isBusy, press: logOut },
  ];
  return (
    <Frame
      kind="menu"
      hasHelpKey
      title={t('mainMenu.title')}
      subtitle={useShiftSubtitle()}
      keys={keys}
      banner={<TroubleBanner trouble={firstTrouble(lock.trouble, logOff.trouble)} />}
    >
      <nav className="tiles" aria-label={t('mainMenu.title')}>
        {hasShift ? <NewDocument onPress={ways.newDocument} /> : <NotActive onLogOnAgain={logOut} />}
        <Tile
          label={t('reports.title')}
          note={t('mainMenu.reportsNote')}
          icon="chart"
          shortcut="F5"
          onPress={ways.reports}
        />
        <Tile
          label={t('frame.paperRoll')}
          note={t('mainMenu.paperRollNote')}
          icon="paper"
          shortcut="F6"
          onPress={ways.paperRoll}
        />
        <Tile
          label={t('mainMenu.cashDocuments')}
          note={hasShift ? t('mainMenu.cashDocumentsNote') : t('reports.noShiftNote')}
          icon="coins"
          shortcut="F7"
          isActive={hasShift}
          onPress={ways.cashDocument}
        />
      </nav>
      <Glance />
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

/** After Close in Start of Shift: the only way back to that window is to log on again (article "Shift work"). */
function NotActive({ onLogOnAgain }: { readonly onLogOnAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="tile big is-off" aria-label={t('mainMenu.notActive')}>
      <Icon name="receipt" />
      <span>
        <strong>{t('mainMenu.newDocument')}</strong>
        <span className="sub">{t('mainMenu.notActiveNote')}</span>
      </span>
      <Key label={t('mainMenu.logOnAgain')} shortcut="F12" tone="go" kind="small" onPress={onLogOnAgain} />
    </fieldset>
  );
}
