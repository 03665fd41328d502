import { useTranslation } from 'react-i18next';
import type { Way } from '#renderer/menu/tiles.tsx';
import { useOpen } from '#renderer/till/till-context.tsx';

/** A tile that is hidden until a shop shows it (domain reference 10): New Document leads there, too. */
export function usePendingWay(): Way {
  const { t } = useTranslation();
  const open = useOpen();
  return {
    id: 'pending',
    label: t('pending.title'),
    note: t('pending.way'),
    icon: 'park',
    shortcut: 'Alt+P',
    press: () => open({ window: 'pending-documents', back: { window: 'main-menu' } }),
  };
}
