import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dock } from '#renderer/frame/dock.tsx';
import { Icon, type IconName } from '#renderer/frame/icon.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { applyTheme, currentTheme, THEMES } from '#renderer/style/theme.ts';
import type { Phase } from '#renderer/till/phase.ts';
import { useOpen, useTillState } from '#renderer/till/till-context.tsx';

/** The menu of the top bar: the ways from here, and how this screen looks. */
export function Menu({
  onClose,
  onHelp,
  onDrawer,
}: {
  readonly onClose: () => void;
  readonly onHelp: () => void;
  readonly onDrawer: () => void;
}) {
  const { t } = useTranslation();
  const { drawer, operator, lock, isPinChangeDue } = useTillState();
  const isWorking = operator !== null && lock === null && !isPinChangeDue;
  const [theme, setTheme] = useState(currentTheme);
  return (
    <Dock title={t('frame.menu')} onClose={onClose} kind="menu-dock">
      <ul className="list">
        {isWorking ? <Ways onClose={onClose} /> : null}
        {isWorking && drawer.state !== 'none' ? (
          <li>
            <Pick icon="drawer" label={t('drawer.open')} onPress={onDrawer} />
          </li>
        ) : null}
        <li>
          <Pick icon="question" label={t('frame.help')} onPress={onHelp} />
        </li>
      </ul>
      <div className="pad-in field">
        <span className="label">{t('menu.appearance')}</span>
        <Segment
          name={t('menu.appearance')}
          choices={THEMES.map((value) => ({ value, label: t(`menu.theme.${value}`) }))}
          chosen={theme}
          onChoose={(value) => {
            applyTheme(value);
            setTheme(value);
          }}
        />
      </div>
    </Dock>
  );
}

function Ways({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['windows', 'configuration']);
  const open = useOpen();
  const ways: readonly { readonly icon: IconName; readonly label: string; readonly phase: Phase }[] = [
    { icon: 'store', label: t('mainMenu.title'), phase: { window: 'main-menu' } },
    { icon: 'chart', label: t('reports.title'), phase: { window: 'reports' } },
    { icon: 'paper', label: t('frame.paperRoll'), phase: { window: 'paper-roll' } },
    { icon: 'gear', label: t('configuration:menu.title'), phase: { window: 'configuration' } },
    { icon: 'info', label: t('configuration:about.title'), phase: { window: 'about' } },
  ];
  return ways.map(({ icon, label, phase }) => (
    <li key={phase.window}>
      <Pick
        icon={icon}
        label={label}
        onPress={() => {
          onClose();
          open(phase);
        }}
      />
    </li>
  ));
}

function Pick(props: { readonly icon: IconName; readonly label: string; readonly onPress: () => void }) {
  return (
    <button type="button" className="pick" onClick={props.onPress}>
      <Icon name={props.icon} />
      <span className="grow">{props.label}</span>
    </button>
  );
}
