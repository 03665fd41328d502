import { z } from 'zod';
import { agentIdSchema } from '#shared/contract/agent-fields.ts';
import { momentSchema } from '#shared/contract/fields.ts';

/**
 * How a till signs each request: HTTP Message Signatures (RFC 9421) with Ed25519 over method, path, query and, where there
 * is a body, its digest (RFC 9530). The key id is store, till and the key's thumbprint, each percent-encoded.
 */
export const SIGNATURE_TAG = 'tillkeeper-1';
export const SIGNED_PARTS = ['@method', '@path', '@query'] as const;
export const SIGNED_PARTS_WITH_BODY = [...SIGNED_PARTS, 'content-digest'] as const;
export const SIGNATURE_PARAMETERS = ['created', 'nonce', 'alg', 'keyid', 'tag'] as const;

/** A signature is good for so long before and after the moment it names. */
export const SIGNATURE_WINDOW_MS = 5 * 60_000;

/** Requests of one till that are let in within a minute; a till alone needs a tenth of it. */
export const TILL_REQUESTS_PER_MINUTE = 600;
/** Refused requests from one address within a minute; more are not looked at closely. */
export const REFUSALS_PER_MINUTE = 60;

/** Why a request was not let in, each with its HTTP status. None of them says that a record of the till was refused. */
export const DOOR_REFUSALS = {
  SIGNATURE_MISSING: 401,
  SIGNATURE_WRONG: 401,
  TILL_UNKNOWN: 401,
  /** The till's clock differs; the answer tells the server's time, for the till to sign with. */
  CLOCK_DIFFERS: 401,
  REPLAYED: 401,
  TILL_REVOKED: 403,
  KEY_REPLACED: 403,
  /** Signed by one till, about another. */
  OTHER_TILL: 403,
  TOO_MANY_REQUESTS: 429,
  BUSY: 503,
} as const;
export type DoorRefusal = keyof typeof DOOR_REFUSALS;

export const doorRefusalDataSchema = z.object({
  serverAt: momentSchema.optional(),
  retryAfterMs: z.int().nonnegative().optional(),
});

export function isDoorRefusal(code: string): code is DoorRefusal {
  return Object.hasOwn(DOOR_REFUSALS, code);
}

export type KeyName = { readonly store: string; readonly till: string; readonly keyId: string };

export function keyNameText({ store, till, keyId }: KeyName): string {
  return [store, till, keyId].map(encodeURIComponent).join('/');
}

const THUMBPRINT = /^[A-Za-z0-9_-]{1,64}$/;

/** Null: it names no key. */
export function readKeyName(text: string): KeyName | null {
  const [store = '', till = '', keyId = '', more] = text.split('/').map(decoded);
  const isTill = agentIdSchema.safeParse(store).success && agentIdSchema.safeParse(till).success;
  return isTill && THUMBPRINT.test(keyId) && more === undefined ? { store, till, keyId } : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
