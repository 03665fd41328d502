import { useStore } from 'zustand';
import type { RightsStore } from '#renderer/connection/rights.ts';
import { useTill } from '#renderer/till/till-context.tsx';

export function useRights<T>(select: (store: RightsStore) => T): T {
  return useStore(useTill().connection.rights.store, select);
}
