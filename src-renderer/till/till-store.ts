import { createStore, type StoreApi } from 'zustand/vanilla';
import { duePhase, type Phase } from '#renderer/till/phase.ts';
import type { TillState } from '#shared/contract/till.ts';

/** The open window and what main said. Nothing is computed here that main has not said. */
export type TillStore = {
  readonly phase: Phase | null;
  readonly till: TillState | null;
  readonly isConnected: boolean;
  readonly open: (phase: Phase) => void;
  readonly hear: (till: TillState) => void;
  readonly setConnected: (isConnected: boolean) => void;
};

export function makeTillStore(): StoreApi<TillStore> {
  return createStore<TillStore>((set) => ({
    phase: null,
    till: null,
    isConnected: false,
    open: (phase) => set({ phase }),
    hear: (till) => set((now) => ({ till, isConnected: true, phase: duePhase(now.phase, now.till, till) })),
    setConnected: (isConnected) => set({ isConnected }),
  }));
}
