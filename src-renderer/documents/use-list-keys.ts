import { useTranslation } from 'react-i18next';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';

/** What every list of documents answers to: out, again, newer, older. */
export function useListKeys(list: {
  readonly close: () => void;
  readonly reload: () => void;
  readonly step: (by: 1 | -1) => void;
}): { readonly leave: readonly WindowKey[]; readonly steps: readonly WindowKey[] } {
  const { t } = useTranslation();
  return {
    leave: [
      { id: 'close', label: t('frame.close'), shortcut: 'Escape', place: 'left', press: list.close },
      { id: 'refresh', label: t('frame.refresh'), shortcut: 'F5', place: 'left', press: list.reload },
    ],
    steps: [
      {
        id: 'newer',
        label: t('cashDocuments.newer'),
        shortcut: 'ArrowUp',
        place: 'elsewhere',
        press: () => list.step(-1),
      },
      {
        id: 'older',
        label: t('cashDocuments.older'),
        shortcut: 'ArrowDown',
        place: 'elsewhere',
        press: () => list.step(1),
      },
    ],
  };
}
