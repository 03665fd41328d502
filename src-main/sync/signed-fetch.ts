import { createHash, randomUUID } from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import { z } from 'zod';
import {
  doorRefusalDataSchema,
  keyNameText,
  SIGNATURE_PARAMETERS,
  SIGNATURE_TAG,
  SIGNED_PARTS,
  SIGNED_PARTS_WITH_BODY,
} from '#shared/contract/agent-door.ts';

/** Who signs requests, and how; the private key stays with whoever made this. */
export type RequestSigner = {
  readonly store: string;
  readonly till: string;
  /** Base64 of the SPKI DER form. */
  readonly publicKey: string;
  readonly sign: (text: Buffer) => Buffer;
};

export type PlainRequest = {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Null: none. */
  readonly body: Buffer | null;
};

export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('base64url');
}

export function contentDigest(body: Buffer): string {
  return `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
}

/** The request with its digest and signature added, made now and good once. */
export async function signRequest(
  request: PlainRequest,
  { signer, at, nonce = randomUUID() }: { readonly signer: RequestSigner; readonly at: Date; readonly nonce?: string },
): Promise<PlainRequest> {
  const { url, method, body } = request;
  const headers = body === null ? request.headers : { ...request.headers, 'content-digest': contentDigest(body) };
  const { store, till } = signer;
  const signed = await httpbis.signMessage(
    {
      key: { alg: 'ed25519', sign: async (text) => signer.sign(text) },
      params: [...SIGNATURE_PARAMETERS],
      fields: [...(body === null ? SIGNED_PARTS : SIGNED_PARTS_WITH_BODY)],
      paramValues: {
        created: at,
        nonce,
        keyid: keyNameText({ store, till, keyId: keyIdOf(signer.publicKey) }),
        tag: SIGNATURE_TAG,
      },
    },
    { url, method, headers: { ...headers } },
  );
  return {
    ...request,
    headers: Object.fromEntries(Object.entries(signed.headers).map(([name, value]) => [name, String(value)])),
  };
}

export type SignedFetchParts = {
  readonly signer: RequestSigner;
  readonly now: () => Date;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** What the server's clock said when it answered (to the second), and this machine's. */
  readonly onClocks?: ((clocks: { readonly server: Date; readonly own: Date }) => void) | undefined;
};

const clockRefusalSchema = z.object({ code: z.literal('CLOCK_DIFFERS'), data: doorRefusalDataSchema });

/**
 * Signs what goes out. Where the till's clock differs from the server's, however far, the server tells its time and the
 * same request goes out again signed with that: what was sold under a wrong clock comes in all the same.
 */
export function signedFetch({
  signer,
  now,
  fetch,
  onClocks,
}: SignedFetchParts): (request: Request) => Promise<Response> {
  let aheadMs = 0;
  const send = async (request: PlainRequest, signal: AbortSignal): Promise<Response> => {
    const at = new Date(now().getTime() + aheadMs);
    const { url, method, headers, body } = await signRequest(request, { signer, at });
    const answer = await fetch(url, {
      method,
      headers,
      signal,
      ...(body === null ? {} : { body: new Uint8Array(body) }),
    });
    const server = new Date(answer.headers.get('date') ?? Number.NaN);
    if (!Number.isNaN(server.getTime())) onClocks?.({ server, own: now() });
    return answer;
  };
  return async (request) => {
    const plain = await plainRequest(request);
    const answer = await send(plain, request.signal);
    const serverAt = answer.status === 401 ? await serverTime(answer.clone()) : null;
    if (serverAt === null) return answer;
    aheadMs = Date.parse(serverAt) - now().getTime();
    return await send(plain, request.signal);
  };
}

async function plainRequest(request: Request): Promise<PlainRequest> {
  const body = Buffer.from(await request.arrayBuffer());
  return {
    url: request.url,
    method: request.method,
    headers: Object.fromEntries(request.headers),
    body: body.length === 0 ? null : body,
  };
}

async function serverTime(answer: Response): Promise<string | null> {
  const refusal = clockRefusalSchema.safeParse(await answer.json().catch(() => null));
  return refusal.success ? (refusal.data.data.serverAt ?? null) : null;
}
