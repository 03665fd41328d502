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
  readonly active: ActiveEntry | null;
  readonly activate: (entry: ActiveEntry) => void;
  readonly leave: (id: string) => void;
};

const ActiveEntryContext = createContext<Access | null>(null);

/** One entry of a window is active at a time: the last one that had the focus, so that a pad key never loses its place. */
export function ActiveEntryProvider({ children }: { readonly children: ReactNode }) {
  const [active, setActive] = useState<ActiveEntry | null>(null);
  const leave = useCallback((id: string) => setActive((now) => (now?.id === id ? null : now)), []);
  const access = useMemo(() => ({ active, activate: setActive, leave }), [active, leave]);
  return <ActiveEntryContext value={access}>{children}</ActiveEntryContext>;
}

export function useActiveEntry(): Access {
  return must(useContext(ActiveEntryContext), 'entries and pads stand inside a Frame');
}
