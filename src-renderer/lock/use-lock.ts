import { useTranslation } from 'react-i18next';
import type { Trouble } from '#renderer/connection/carry-out.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { useClient } from '#renderer/till/till-context.tsx';

/** Locks the till as it stands; one key, the same wherever it is offered. */
export function useLock(place: WindowKey['place']): { readonly key: WindowKey; readonly trouble: Trouble | null } {
  const { t } = useTranslation();
  const lock = useCommand(useClient().operator.lock);
  const key: WindowKey = {
    id: 'lock',
    label: t('lock.key'),
    icon: 'lock',
    shortcut: 'F11',
    place,
    isBusy: lock.isBusy,
    press: () => void lock.run({}),
  };
  return { key, trouble: lock.trouble };
}
