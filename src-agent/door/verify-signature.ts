import { createHash, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import {
  type KeyName,
  readKeyName,
  SIGNATURE_PARAMETERS,
  SIGNATURE_TAG,
  SIGNED_PARTS,
  SIGNED_PARTS_WITH_BODY,
} from '#shared/contract/agent-door.ts';

export type SignedMessage = {
  readonly method: string;
  /** Path and query as asked for. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer | null;
};

/** What a request says of its signature; true only once `isSignedWith` the key that it names. */
export type Claim = {
  readonly key: KeyName;
  readonly createdMs: number;
  readonly nonce: string;
  readonly isSignedWith: (publicKey: string) => Promise<boolean>;
};

const NONCE_PATTERN = /^[A-Za-z0-9_-]{16,64}$/;

/** Reads what a request claims. Null: it is not signed, not in our way, or not over all that has to be signed. */
export async function readClaim(message: SignedMessage): Promise<Claim | null> {
  const headers = Object.fromEntries(
    Object.entries(message.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const request = { method: message.method, url: `http://agent${message.target}`, headers };
  const parameters = await parametersOf(request, partsOf(message));
  if (parameters === null || !isDigestRight(message)) return null;
  const { created, nonce, keyid, tag, alg } = parameters;
  const key = typeof keyid === 'string' ? readKeyName(keyid) : null;
  const createdMs = created instanceof Date ? created.getTime() : Number.NaN;
  if (key === null || Number.isNaN(createdMs) || tag !== SIGNATURE_TAG || alg !== 'ed25519') return null;
  if (typeof nonce !== 'string' || !NONCE_PATTERN.test(nonce)) return null;
  return {
    key,
    createdMs,
    nonce,
    isSignedWith: async (publicKey) => (await verified(request, partsOf(message), publicKey)) !== null,
  };
}

type Request = { readonly method: string; readonly url: string; readonly headers: Record<string, string | string[]> };
type Parameters = Readonly<Record<string, unknown>>;

function partsOf({ body }: SignedMessage): readonly string[] {
  return body === null ? SIGNED_PARTS : SIGNED_PARTS_WITH_BODY;
}

async function parametersOf(request: Request, parts: readonly string[]): Promise<Parameters | null> {
  return await checked(request, parts, async () => true);
}

async function verified(request: Request, parts: readonly string[], publicKey: string): Promise<Parameters | null> {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return await checked(request, parts, async (text, signature) => verify(null, text, key, signature));
}

/** The library reads and rebuilds what was signed; time is judged elsewhere, by the agent's own clock. One signature, not several. */
async function checked(
  request: Request,
  parts: readonly string[],
  isGood: (text: Buffer, signature: Buffer) => Promise<boolean>,
): Promise<Parameters | null> {
  const found: Parameters[] = [];
  const config = {
    notAfter: Number.MAX_SAFE_INTEGER,
    requiredParams: [...SIGNATURE_PARAMETERS],
    requiredFields: [...parts],
    all: true,
    keyLookup: async (parameters: Parameters) => {
      found.push(parameters);
      return { verify: isGood };
    },
  };
  try {
    const isSigned = await httpbis.verifyMessage(config, request);
    return isSigned === true && found.length === 1 ? (found[0] ?? null) : null;
  } catch {
    // The library throws for every kind of misshapen signature; to the caller they are all none.
    return null;
  }
}

function isDigestRight({ headers, body }: SignedMessage): boolean {
  if (body === null) return true;
  const told = /^sha-256=:([A-Za-z0-9+/]{43}=):$/.exec(String(headers['content-digest']))?.[1];
  if (told === undefined) return false;
  return timingSafeEqual(Buffer.from(told, 'base64'), createHash('sha256').update(body).digest());
}
