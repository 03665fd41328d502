import { createORPCClient, ORPCError } from '@orpc/client';
import { type ContractRouterClient, ValidationError } from '@orpc/contract';
import { ResponseValidationPlugin } from '@orpc/contract/plugins';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { type Timers, withDeadline } from '#main/printing/timers.ts';
import { pinnedFetch } from '#main/sync/pinned-fetch.ts';
import { type RequestSigner, type SignedFetchParts, signedFetch } from '#main/sync/signed-fetch.ts';
import { type AgentContract, agentContract } from '#shared/contract/agent-contract.ts';
import { type DoorRefusal, doorRefusalDataSchema, isDoorRefusal } from '#shared/contract/agent-door.ts';

export type AgentClient = ContractRouterClient<AgentContract>;

export type AgentClientParts = {
  readonly url: string;
  /** Who signs; null: only what needs no signature can be asked. */
  readonly signer: RequestSigner | null;
  /** PEM of the only authority whose certificates are believed; null: those that this machine believes. */
  readonly ca?: string | null;
  readonly now?: () => Date;
  readonly onClocks?: SignedFetchParts['onClocks'];
};

/** Calls the services at one address through the contract; what they answer is checked before it is believed. */
export function agentClient({
  url,
  signer,
  ca = null,
  now = () => new Date(),
  onClocks,
}: AgentClientParts): AgentClient {
  const send = ca === null ? fetch : pinnedFetch(ca);
  return createORPCClient(
    new OpenAPILink(agentContract, {
      url,
      plugins: [new ResponseValidationPlugin(agentContract)],
      fetch:
        signer === null
          ? async (request) => await unsigned(send, request)
          : signedFetch({ signer, now, fetch: send, onClocks }),
    }),
  );
}

async function unsigned(send: SignedFetchParts['fetch'], request: Request): Promise<Response> {
  const { method, headers, signal } = request;
  const body = await request.arrayBuffer();
  return await send(request.url, { method, headers, signal, ...(body.byteLength === 0 ? {} : { body }) });
}

/**
 * How a call ended. `away`: no answer in time. `not_trusted`: its certificate is none that is believed. `faulty`: it answers that it cannot now. `refused`: it does not take this
 * message, and will not the next time either. `not_let_in`: it does not take this request, whatever it says.
 * `not_understood`: something else lives at this address.
 */
export type Answer<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'away' | 'not_trusted' | 'faulty' | 'refused' | 'not_understood'; readonly cause: string }
  | {
      readonly kind: 'not_let_in';
      readonly cause: string;
      readonly code: DoorRefusal;
      readonly retryAfterMs: number | null;
    };

export type Deadline = { readonly timers: Timers; readonly delayMs: number; readonly stop: AbortSignal };

/** Asks once, with an end to the waiting; every failure of the world comes back as an answer. */
export async function ask<T>(deadline: Deadline, call: (signal: AbortSignal) => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'answered', value: await withDeadline(deadline, call) };
  } catch (error) {
    return notLetIn(error) ?? { kind: kindOf(error), cause: causeOf(error) };
  }
}

const REFUSING = new Set([400, 413, 415, 422]);
const PASSING = new Set([408, 425, 429]);

function notLetIn(error: unknown): Answer<never> | null {
  if (!(error instanceof ORPCError) || !isDoorRefusal(error.code)) return null;
  const data = doorRefusalDataSchema.safeParse(error.data);
  const retryAfterMs = data.success ? (data.data.retryAfterMs ?? null) : null;
  return { kind: 'not_let_in', cause: causeOf(error), code: error.code, retryAfterMs };
}

function kindOf(error: unknown): Exclude<Answer<never>['kind'], 'answered' | 'not_let_in'> {
  if (error instanceof ORPCError) {
    if (REFUSING.has(error.status)) return 'refused';
    return error.status >= 500 || PASSING.has(error.status) ? 'faulty' : 'not_understood';
  }
  if (error instanceof ValidationError) return 'not_understood';
  if (isUntrusted(error)) return 'not_trusted';
  return isWire(error) ? 'away' : 'not_understood';
}

/** OpenSSL's and Node's names for a certificate that is somebody else's, expired or nobody's. */
const CERTIFICATE_TROUBLE = /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_CA$|ERR_TLS_CERT_)/;

function isUntrusted(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && CERTIFICATE_TROUBLE.test(String(error.code))) return true;
  return isUntrusted(error.cause);
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
