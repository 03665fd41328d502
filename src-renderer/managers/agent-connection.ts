import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { CSRF_HEADER, MANAGERS_RPC, type ManagersContract } from '#shared/contract/managers-contract.ts';

/** Every call the page may make; derived from the contract, so the page cannot ask for what does not stand there. */
export type AgentPageClient = ContractRouterClient<ManagersContract>;

/** The one way from the page to the Agent that served it. The cookie goes along by itself, the token by header. */
export function connectToAgent(place: Location, csrfToken: () => string | null): AgentPageClient {
  return createORPCClient(
    new RPCLink({
      url: place.origin + MANAGERS_RPC,
      headers: () => ({ [CSRF_HEADER]: csrfToken() ?? 'none' }),
    }),
  );
}
