import { implement } from '@orpc/server';
import { agentContract } from '#shared/contract/agent-contract.ts';

/** What a handler is told beside the message. Who asks stands in the message itself: the door let in nobody who asks for another. */
export type CallContext = { readonly address: string };

export const agentImplementer = implement(agentContract).$context<CallContext>();
export type AgentImplementer = typeof agentImplementer;
