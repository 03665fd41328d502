import { useTranslation } from 'react-i18next';
import type { Way } from '#renderer/menu/tiles.tsx';
import { useOpen } from '#renderer/till/till-context.tsx';

export function useReportsWay(): Way {
  const { t } = useTranslation();
  const open = useOpen();
  return {
    id: 'reports',
    label: t('reports.title'),
    note: t('mainMenu.reportsNote'),
    icon: 'chart',
    shortcut: 'F5',
    press: () => open({ window: 'reports' }),
  };
}
