import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { must } from '#shared/assert.ts';

/** What a pad key does to the entry being written. */
export type PadPress =
  | { readonly kind: 'type'; readonly text: string }
  /** Replaces what stands there: a usual amount, a roll of coins. */
  | { readonly kind: 'set'; readonly text: string }
  | { readonly kind: 'erase' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'enter' };

/** The entry being written: its name and value for the line above the pad, and where the pad's keys go. */
export type ActiveEntry = {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly press: (press: PadPress) => void;
};

type Access = {
  /** False: there is none, and a phone shows its own keyboard. */
  readonly hasPad: boolean;
  readonly active: ActiveEntry | null;
  readonly activate: (entry: ActiveEntry) => void;
  readonly leave: (id: string) => void;
};

const ActiveEntryContext = createContext<Access | null>(null);

/** One entry of a window is active at a time: the last one that had the focus, so that a pad key never loses its place. */
export function ActiveEntryProvider(props: { readonly hasPad?: boolean; readonly children: ReactNode }) {
  const { hasPad = true, children } = props;
  const [active, setActive] = useState<ActiveEntry | null>(null);
  const leave = useCallback((id: string) => setActive((now) => (now?.id === id ? null : now)), []);
  const access = useMemo(() => ({ hasPad, active, activate: setActive, leave }), [hasPad, active, leave]);
  return <ActiveEntryContext value={access}>{children}</ActiveEntryContext>;
}

export function useActiveEntry(): Access {
  return must(useContext(ActiveEntryContext), 'entries and pads stand inside a Frame');
}

/** Half-typed figures after one more press on the pad. Enter is the window's. */
export function afterPress(text: string, press: PadPress): string {
  switch (press.kind) {
    case 'type':
      return text + press.text;
    case 'set':
      return press.text;
    case 'erase':
      return text.slice(0, -1);
    case 'clear':
    case 'enter':
      return '';
  }
}
