import { useTranslation } from 'react-i18next';
import { TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { useEnding } from '#renderer/hand-over/use-ending.ts';
import { Glance } from '#renderer/menu/glance.tsx';
import { keysOf, Tiles, type Way } from '#renderer/menu/tiles.tsx';
import { useOpen, useTillState } from '#renderer/till/till-context.tsx';

/** Configuration: what a shop decides about its till. Each change asks for a right of its own. */
export function ConfigurationWindow() {
  const { t } = useTranslation(['configuration', 'windows']);
  const open = useOpen();
  const till = useTillState();
  const ending = useEnding({ window: 'configuration' });
  const ways: readonly Way[] = [
    {
      id: 'interface',
      label: t('interface.title'),
      note: t('menu.interfaceNote'),
      icon: 'eye',
      shortcut: 'F2',
      isMain: true,
      press: () => open({ window: 'interface-configuration' }),
    },
    {
      id: 'parameters',
      label: t('parameters.title'),
      note: t('menu.parametersNote'),
      icon: 'gear',
      shortcut: 'F3',
      press: () => open({ window: 'parameters' }),
    },
    {
      id: 'operators',
      label: t('operators.title'),
      note: t('menu.operatorsNote'),
      icon: 'person',
      shortcut: 'F5',
      press: () => open({ window: 'operators' }),
    },
    {
      id: 'data-update',
      label: t('dataUpdate.title'),
      note: t('menu.dataUpdateNote'),
      icon: 'store',
      shortcut: 'F6',
      press: () => open({ window: 'data-update', back: { window: 'configuration' } }),
    },
    {
      id: 'services',
      label: t('windows:services.title'),
      note: t('menu.servicesNote'),
      icon: 'plug',
      shortcut: 'F7',
      press: () => open({ window: 'service-configuration', back: { window: 'configuration' } }),
    },
    {
      id: 'devices',
      label: t('devices.title'),
      note: t('menu.devicesNote'),
      icon: 'printer',
      shortcut: 'F4',
      press: () => open({ window: 'device-setup' }),
    },
    {
      id: 'backups',
      label: t('backups.title'),
      note: t('menu.backupsNote'),
      icon: 'shield',
      shortcut: 'F9',
      press: () => open({ window: 'backups' }),
    },
  ];
  return (
    <Frame
      kind="menu"
      hasHelpKey
      title={t('menu.title')}
      subtitle={t('menu.subtitle', { till: till.code })}
      banner={<TroubleBanner trouble={ending.trouble} />}
      keys={[
        {
          id: 'close',
          label: t('windows:frame.close'),
          shortcut: 'Escape',
          place: 'left',
          press: () => open({ window: 'main-menu' }),
        },
        ...keysOf(ways),
      ]}
    >
      <Tiles name={t('menu.title')} ways={ways} />
      <Glance onCount={ending.end} />
    </Frame>
  );
}
