import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AuthorisedBanner } from '#renderer/authorization/authorised-banner.tsx';
import { DrawerBanner } from '#renderer/drawer/drawer-banner.tsx';
import { DrawerDock } from '#renderer/drawer/drawer-dock.tsx';
import { Banners } from '#renderer/frame/banners.tsx';
import { ClockBanner } from '#renderer/frame/clock-banner.tsx';
import { ConnectionBanner } from '#renderer/frame/connection-banner.tsx';
import { Menu } from '#renderer/frame/menu.tsx';
import { ServiceStatus } from '#renderer/frame/service-status.tsx';
import { ShiftNewsBanner } from '#renderer/frame/shift-news-banner.tsx';
import { TopBar } from '#renderer/frame/top-bar.tsx';
import { Help } from '#renderer/keyboard/help.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import { Keys } from '#renderer/keyboard/keys.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { ActiveEntryProvider } from '#renderer/money/active-entry.tsx';
import { PrinterQuestion } from '#renderer/printer-trouble/printer-question.tsx';
import { PrinterTroubleBanner } from '#renderer/printer-trouble/printer-trouble-banner.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';

type FrameProps = {
  /** Class of the window's layout in `style/`. */
  readonly kind: string;
  readonly title: string;
  readonly subtitle: string;
  readonly keys: readonly WindowKey[];
  readonly banner?: ReactNode;
  /** The sale docks the printer’s question beside its pad; everywhere else it stands across the top. */
  readonly hasOwnPrinterQuestion?: true;
  /** In the menus Help is a key of its own; everywhere else F1 and the menu lead to it. */
  readonly hasHelpKey?: boolean;
  /** Stands left in the row of keys before them, for example the languages of Log On. */
  readonly beforeKeys?: ReactNode;
  readonly children: ReactNode;
};

/** Every window: binding above, banner if the whole window is concerned, page, keys. */
export function Frame(props: FrameProps) {
  const [dock, setDock] = useState<'none' | 'menu' | 'services' | 'help' | 'drawer'>('none');
  const isTraining = useTillState().training !== null;
  const close = () => setDock('none');
  useEffect(() => {
    document.title = `${props.title} · Tillkeeper`;
  }, [props.title]);
  const frameKeys = useFrameKeys({
    toggleHelp: () => setDock((now) => (now === 'help' ? 'none' : 'help')),
    openMenu: () => setDock('menu'),
  });
  const [menuKey, helpKey] = frameKeys;
  const seen = props.hasHelpKey === true ? [...props.keys, { ...helpKey, place: 'right' } as const] : props.keys;
  const keys = [...props.keys, menuKey, helpKey];
  useKeys(keys);
  return (
    <ActiveEntryProvider>
      <div className={`frame ${props.kind}${isTraining ? ' in-training' : ''}`}>
        <TopBar
          title={props.title}
          subtitle={props.subtitle}
          onMenu={() => setDock('menu')}
          onServices={() => setDock('services')}
        />
        <Banners>
          <ConnectionBanner />
          <ShiftNewsBanner />
          <PrinterTroubleBanner />
          {props.hasOwnPrinterQuestion === true ? null : <PrinterQuestion />}
          <DrawerBanner />
          <ClockBanner />
          <AuthorisedBanner />
          {props.banner}
        </Banners>
        <main className="work">{props.children}</main>
        <Keys keys={seen} before={props.beforeKeys} />
        {dock === 'menu' ? (
          <Menu onClose={close} onHelp={() => setDock('help')} onDrawer={() => setDock('drawer')} />
        ) : null}
        {dock === 'services' ? <ServiceStatus onClose={close} /> : null}
        {dock === 'drawer' ? <DrawerDock onClose={close} /> : null}
        {dock === 'help' ? <Help keys={keys} onClose={close} /> : null}
      </div>
    </ActiveEntryProvider>
  );
}

function useFrameKeys(does: {
  readonly toggleHelp: () => void;
  readonly openMenu: () => void;
}): readonly [WindowKey, WindowKey] {
  const { t } = useTranslation();
  return [
    { id: 'menu', label: t('frame.menu'), shortcut: 'Control+M', place: 'elsewhere', press: does.openMenu },
    {
      id: 'help',
      label: t('frame.help'),
      icon: 'question',
      shortcut: 'F1',
      place: 'elsewhere',
      press: does.toggleHelp,
    },
  ];
}
