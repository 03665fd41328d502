import { useTranslation } from 'react-i18next';
import type { Way } from '#renderer/menu/tiles.tsx';
import { useOpen } from '#renderer/till/till-context.tsx';

export function useConfigurationWay(): Way {
  const { t } = useTranslation('configuration');
  const open = useOpen();
  return {
    id: 'configuration',
    label: t('menu.title'),
    note: t('menu.note'),
    icon: 'gear',
    shortcut: 'F8',
    press: () => open({ window: 'configuration' }),
  };
}
