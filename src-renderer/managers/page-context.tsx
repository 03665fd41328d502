import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { AgentPageClient } from '#renderer/managers/agent-connection.ts';
import type { PageStore } from '#renderer/managers/page-store.ts';
import { must } from '#shared/assert.ts';
import type { PageSeat } from '#shared/contract/managers-logon.ts';
import { type ManagerRight, mayRole } from '#shared/managers/manager-role.ts';

type AgentAccess = { readonly client: AgentPageClient; readonly store: StoreApi<PageStore> };

export const AgentContext = createContext<AgentAccess | null>(null);

export function useAgent(): AgentAccess {
  return must(useContext(AgentContext), 'the page stands inside AgentContext');
}

export function usePageStore<T>(select: (store: PageStore) => T): T {
  return useStore(useAgent().store, select);
}

/** Whoever is logged on. Sections are shown to nobody else. */
export function useSeat(): PageSeat {
  return must(
    usePageStore((store) => store.seat),
    'a section is shown to whoever is logged on',
  );
}

/** Whether to offer an act; the Agent checks it again. */
export function useMay(right: ManagerRight): boolean {
  return mayRole(useSeat().role, right);
}
