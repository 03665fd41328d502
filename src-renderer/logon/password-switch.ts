import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';

/** F2 turns the dots of a PIN into a field for a password, and back. */
export function usePasswordSwitch(onSwitch: () => void): { readonly isOn: boolean; readonly key: WindowKey } {
  const { t } = useTranslation();
  const [isOn, setOn] = useState(false);
  const key: WindowKey = {
    id: 'password',
    label: t(isOn ? 'authorization.pinKey' : 'authorization.passwordKey'),
    shortcut: 'F2',
    place: 'right',
    press: () => {
      setOn(!isOn);
      onSwitch();
    },
  };
  return { isOn, key };
}
