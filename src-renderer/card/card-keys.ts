import type { Card } from '#renderer/card/use-card.ts';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';

/** Only asks: whether the terminal gives up, it says itself. */
export function giveUpKey({ abort }: Card, label: string): WindowKey {
  return {
    id: 'give-up',
    label,
    shortcut: 'Escape',
    place: 'left',
    isBusy: abort.isBusy,
    press: () => void abort.run({}),
  };
}

export function askTerminalKey({ askTerminal }: Card, label: string): WindowKey {
  return {
    id: 'ask-terminal',
    label,
    shortcut: 'F5',
    place: 'main',
    isBusy: askTerminal.isBusy,
    press: () => void askTerminal.run({}),
  };
}
