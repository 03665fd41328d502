import { useTranslation } from 'react-i18next';
import type { Way } from '#renderer/menu/tiles.tsx';
import { useOpen, useTillState } from '#renderer/till/till-context.tsx';

/** Without a shift nothing is issued; what was issued before can be looked at and printed all the same. */
export function useCashDocumentWay(): Way {
  const { t } = useTranslation();
  const open = useOpen();
  const hasShift = useTillState().shift !== null;
  return {
    id: 'cash-documents',
    label: t('mainMenu.cashDocuments'),
    note: t(hasShift ? 'mainMenu.cashDocumentsNote' : 'mainMenu.cashDocumentsListNote'),
    icon: 'coins',
    shortcut: 'F7',
    press: () =>
      open(
        hasShift
          ? { window: 'cash-document', type: 'CW', back: { window: 'main-menu' } }
          : { window: 'cash-documents', back: { window: 'main-menu' } },
      ),
  };
}
