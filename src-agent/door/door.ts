import type { AgentDatabase } from '#agent/database/tables.ts';
import { takeNonce } from '#agent/door/nonce.ts';
import { openRefusedAttempts, type RefusedAttempts } from '#agent/door/refused-attempts.ts';
import { findKey, keyIdOf } from '#agent/door/till-key.ts';
import { type Claim, readClaim, type SignedMessage } from '#agent/door/verify-signature.ts';
import { type DoorRefusal, type KeyName, SIGNATURE_WINDOW_MS } from '#shared/contract/agent-door.ts';
import { agentIdSchema, publicKeySchema } from '#shared/contract/agent-fields.ts';
import { no, ok, type Result } from '#shared/result.ts';

export type Refused = { readonly code: DoorRefusal; readonly serverAt?: string; readonly retryAfterMs?: number };

/** What a request says whom it is about; read only of requests whose signature is right. */
export type About = { readonly store?: unknown; readonly till?: unknown; readonly publicKey?: unknown };
type AskAbout = () => Promise<About>;
type Admit = (message: SignedMessage, about: AskAbout, address: string) => Promise<Result<KeyName, Refused>>;

export type Door = {
  /** Who signed a request, if it may come in: known key, right signature, right time, about itself, not seen before, not too often. */
  readonly admit: Admit;
  /** The same for a till that is about to be known: it signs with the key that it asks to be known with. */
  readonly admitNew: Admit;
  readonly attempts: RefusedAttempts;
};

const MINUTE_MS = 60_000;

export function openDoor(database: AgentDatabase, now: () => string): Door {
  const nowMs = (): number => Date.parse(now());
  const attempts = openRefusedAttempts(database, nowMs);

  const admit: Admit = async (message, about, address) => {
    const claim = await readClaim(message);
    if (claim === null)
      return await strange(
        message.headers['signature'] === undefined ? 'SIGNATURE_MISSING' : 'SIGNATURE_WRONG',
        address,
      );
    const known = await findKey(database, claim.key);
    if (known === null) return await strange('TILL_UNKNOWN', address);
    if (!(await claim.isSignedWith(known.publicKey))) return await strange('SIGNATURE_WRONG', address);
    if (known.endedBecause !== null)
      return no({ code: known.endedBecause === 'revoked' ? 'TILL_REVOKED' : 'KEY_REPLACED' });
    const refused = clockRefusal(claim) ?? aboutRefusal(claim, await about());
    if (refused !== null) return no(refused);
    return await pass(claim);
  };

  async function pass({ key, nonce }: Claim): Promise<Result<KeyName, Refused>> {
    const passage = await takeNonce(database, { ...key, nonce, nowMs: nowMs() });
    if (passage === 'replayed') return no({ code: 'REPLAYED' });
    if (passage === 'too_many') return no({ code: 'TOO_MANY_REQUESTS', retryAfterMs: MINUTE_MS });
    return ok(key);
  }

  const admitNew: Admit = async (message, about, address) => {
    if (await attempts.isFull(address)) return no({ code: 'TOO_MANY_REQUESTS', retryAfterMs: MINUTE_MS });
    const claim = await readClaim(message);
    if (claim === null) return await strange('SIGNATURE_MISSING', address);
    const told = await about();
    const key = publicKeySchema.safeParse(told.publicKey);
    // Not even a key: the contract says so in its own words, and nothing is enrolled.
    if (!key.success) return ok(claim.key);
    const isOwn = claim.key.keyId === keyIdOf(key.data) && (await claim.isSignedWith(key.data));
    if (!isOwn) return await strange('SIGNATURE_WRONG', address);
    const refused = clockRefusal(claim) ?? aboutRefusal(claim, told);
    return refused === null ? ok(claim.key) : no(refused);
  };

  /** Somebody without a right signature: told why, until there were too many of them from one address. */
  async function strange(code: DoorRefusal, address: string): Promise<Result<KeyName, Refused>> {
    if (await attempts.isFull(address)) return no({ code: 'TOO_MANY_REQUESTS', retryAfterMs: MINUTE_MS });
    await attempts.add(address);
    return no({ code });
  }

  function clockRefusal({ createdMs }: Claim): Refused | null {
    const isNear = Math.abs(nowMs() - createdMs) <= SIGNATURE_WINDOW_MS;
    return isNear ? null : { code: 'CLOCK_DIFFERS', serverAt: now() };
  }

  return { admit, admitNew, attempts };
}

/** Words that name no store and till at all are left to the contract, which refuses them by their field. */
function aboutRefusal({ key }: Claim, { store, till }: About): Refused | null {
  if (!agentIdSchema.safeParse(store).success || !agentIdSchema.safeParse(till).success) return null;
  return store === key.store && till === key.till ? null : { code: 'OTHER_TILL' };
}
