import { useTranslation } from 'react-i18next';
import type { Shortcut } from '#renderer/keyboard/shortcut.ts';
import type { Way } from '#renderer/menu/tiles.tsx';
import type { Phase } from '#renderer/till/phase.ts';
import { useOpen } from '#renderer/till/till-context.tsx';

/** Offered by more than one menu, each with a key that is free there. */
export function usePaperRollWay(shortcut: Shortcut, back?: Phase): Way {
  const { t } = useTranslation();
  const open = useOpen();
  return {
    id: 'roll',
    label: t('frame.paperRoll'),
    note: t('mainMenu.paperRollNote'),
    icon: 'paper',
    shortcut,
    press: () => open({ window: 'paper-roll', ...(back === undefined ? {} : { back }) }),
  };
}
