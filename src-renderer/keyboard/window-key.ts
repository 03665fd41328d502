import type { IconName } from '#renderer/frame/icon.tsx';
import type { Shortcut } from '#renderer/keyboard/shortcut.ts';

/**
 * Something a window can do, declared once: drawn as a key with its cap, answered on the keyboard, listed on F1.
 * Places never change: leaving sits left, tools in the middle, the one green key bottom right.
 */
export type WindowKey = {
  readonly id: string;
  readonly label: string;
  /** Small words under the label: "without starting". */
  readonly note?: string;
  readonly shortcut?: Shortcut;
  readonly icon?: IconName;
  /** `elsewhere`: the window draws it itself, or it is for the keyboard only. */
  readonly place: 'left' | 'right' | 'main' | 'elsewhere';
  readonly isBusy?: boolean;
  /** Why it cannot be used now; the key stays in its place, flat. */
  readonly reason?: string | null;
  readonly press: () => void;
};
