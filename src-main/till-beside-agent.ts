import { type AgentElsewhere, NO_EMBEDDED_AGENT } from '#main/agent-elsewhere.ts';
import { type EmbeddedAgent, firstReady } from '#main/embedded-agent.ts';

/** Where a till finds its services: an Agent that somebody else runs, or one that it has started before its first event. */
export type ServicesOfTill =
  | AgentElsewhere
  | { readonly agentUrl: string; readonly startServices: () => Promise<void> };

/**
 * Opens a till with its Agent, which is started once the folder is the till's own and ends with a till that refuses:
 * of a second instance or a broken file nothing is left running.
 */
export async function openTillBesideAgent<T extends { readonly tryServices: () => void }>(parts: {
  readonly elsewhere: AgentElsewhere | null;
  readonly agentPort: number;
  readonly openTill: (services: ServicesOfTill) => Promise<T>;
  readonly startAgent: (onReady: () => void) => EmbeddedAgent;
}): Promise<{ readonly till: T; readonly agent: EmbeddedAgent }> {
  const { elsewhere, agentPort, openTill, startAgent } = parts;
  const started: { till?: T; agent?: EmbeddedAgent } = {};
  const startServices = async (): Promise<void> => {
    started.agent = startAgent(() => started.till?.tryServices());
    await firstReady(started.agent);
  };
  try {
    const till = await openTill(elsewhere ?? { agentUrl: `http://127.0.0.1:${agentPort}`, startServices });
    started.till = till;
    return { till, agent: started.agent ?? NO_EMBEDDED_AGENT };
  } catch (error) {
    await started.agent?.stop();
    throw error;
  }
}
