import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Connection, TillClient } from '#renderer/connection/till-client.ts';
import type { ScanFeed } from '#renderer/scanner/scan-feed.ts';
import type { Phase, WindowName } from '#renderer/till/phase.ts';
import type { TillStore } from '#renderer/till/till-store.ts';
import { assert, must } from '#shared/assert.ts';
import type { TillState } from '#shared/contract/till.ts';

type TillAccess = {
  readonly connection: Connection;
  readonly store: StoreApi<TillStore>;
  readonly scans: ScanFeed;
};

export const TillContext = createContext<TillAccess | null>(null);
export const PhaseContext = createContext<Phase | null>(null);

export function useTill(): TillAccess {
  return must(useContext(TillContext), 'a window stands inside TillContext');
}

export function useClient(): TillClient {
  return useTill().connection.client;
}

export function useTillStore<T>(select: (store: TillStore) => T): T {
  return useStore(useTill().store, select);
}

/** What main said last. Windows are shown only after it has said something. */
export function useTillState(): TillState {
  return must(
    useTillStore((store) => store.till),
    'a window is shown after the till has spoken',
  );
}

/** Opens a window. */
export function useOpen(): (phase: Phase) => void {
  return useTillStore((store) => store.open);
}

/** The facts a window was opened with. Given by the one who shows it, so it holds until the window is gone. */
export function usePhase<W extends WindowName>(window: W): Phase<W> {
  const phase = must(useContext(PhaseContext), 'a window is shown by App');
  assert(isPhase(phase, window), 'a window reads its own facts', { window, shown: phase.window });
  return phase;
}

function isPhase<W extends WindowName>(phase: Phase, window: W): phase is Phase & Phase<W> {
  return phase.window === window;
}
