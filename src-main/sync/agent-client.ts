import { createORPCClient, ORPCError } from '@orpc/client';
import { type ContractRouterClient, ValidationError } from '@orpc/contract';
import { ResponseValidationPlugin } from '@orpc/contract/plugins';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { type Timers, withDeadline } from '#main/printing/timers.ts';
import { type AgentContract, agentContract } from '#shared/contract/agent-contract.ts';

export type AgentClient = ContractRouterClient<AgentContract>;

/** Calls the services at one address through the contract; what they answer is checked before it is believed. */
export function agentClient(url: string): AgentClient {
  return createORPCClient(
    new OpenAPILink(agentContract, { url, plugins: [new ResponseValidationPlugin(agentContract)] }),
  );
}

/**
 * How a call ended. `away`: no answer in time. `faulty`: it answers that it cannot now. `refused`: it does not take this
 * message, and will not the next time either. `not_understood`: something else lives at this address.
 */
export type Answer<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'away' | 'faulty' | 'refused' | 'not_understood'; readonly cause: string };

export type Deadline = { readonly timers: Timers; readonly delayMs: number; readonly stop: AbortSignal };

/** Asks once, with an end to the waiting; every failure of the world comes back as an answer. */
export async function ask<T>(deadline: Deadline, call: (signal: AbortSignal) => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'answered', value: await withDeadline(deadline, call) };
  } catch (error) {
    return { kind: kindOf(error), cause: causeOf(error) };
  }
}

const REFUSING = new Set([400, 413, 415, 422]);
const PASSING = new Set([408, 425, 429]);

function kindOf(error: unknown): Exclude<Answer<never>['kind'], 'answered'> {
  if (error instanceof ORPCError) {
    if (REFUSING.has(error.status)) return 'refused';
    return error.status >= 500 || PASSING.has(error.status) ? 'faulty' : 'not_understood';
  }
  if (error instanceof ValidationError) return 'not_understood';
  return isWire(error) ? 'away' : 'not_understood';
}

/** fetch says "TypeError: fetch failed" or "terminated" for all that happens on the wire, an abort by name. */
function isWire(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (['AbortError', 'TimeoutError'].includes(error.name)) return true;
  if (error instanceof TypeError && /fetch failed|terminated|other side closed/.test(error.message)) return true;
  return isWire(error.cause);
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
