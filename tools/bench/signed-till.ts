import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { type RequestSigner, signRequest } from '#main/sync/signed-fetch.ts';
import { canonicalText, GENESIS_HASH, type UnsealedEvent } from '#shared/journal/chain.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { ToolTrouble } from '../call/run-tool.ts';

/** The store of all that the bench makes. */
export const BENCH_STORE = 'Bench';

export type SignedTill = RequestSigner & {
  /** The next events of its journal, chained and signed. */
  readonly write: (count: number) => readonly JournalEvent[];
};

export function signedTill(till: string): SignedTill {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  let last = { seq: 0, hash: GENESIS_HASH };
  const seal = (event: UnsealedEvent): JournalEvent => {
    const hash = createHash('sha256').update(canonicalText(event), 'utf8').digest('hex');
    return { ...event, hash, signature: sign(null, Buffer.from(hash, 'hex'), privateKey).toString('base64') };
  };
  const next = (): JournalEvent => {
    const event = seal(saleOf(till, last.seq + 1, last.hash));
    last = { seq: event.seq, hash: event.hash };
    return event;
  };
  return {
    store: BENCH_STORE,
    till,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (text) => sign(null, text, privateKey),
    write: (count) => Array.from({ length: count }, next),
  };
}

function saleOf(till: string, seq: number, previousHash: string): UnsealedEvent {
  const amountMinor = 100 + ((seq * 37) % 900);
  const drawer = { account: 'drawer/operator:ana/cash', currency: 'EUR' };
  return {
    till,
    epoch: 1,
    seq,
    eventId: randomUUID(),
    kind: 'sale.completed',
    version: 1,
    actor: 'ana',
    authorisedBy: null,
    shiftId: `${till}-shift`,
    sessionId: `${till}-session`,
    body: { totalMinor: amountMinor },
    postings: [
      { ...drawer, amountMinor, movement: 'tendered' },
      { account: 'sales/A', currency: 'EUR', amountMinor: -amountMinor, movement: 'sale' },
    ],
    wallAt: '2026-11-20T14:08:31.250+01:00',
    monotonicMs: seq * 1_000,
    previousHash,
  };
}

/** Sends what a till would send, signed. */
export async function post(url: string, path: string, body: unknown, signer: SignedTill): Promise<void> {
  const request = {
    url: `${url}/pos-agent/v1/${path}`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(body)),
  };
  await sent(request, signer);
}

export async function get(url: string, path: string, signer: SignedTill): Promise<void> {
  const query = new URLSearchParams({ store: signer.store, till: signer.till });
  const request = { url: `${url}/pos-agent/v1/${path}?${query}`, method: 'GET', headers: {}, body: null };
  await sent(request, signer);
}

async function sent(request: Parameters<typeof signRequest>[0], signer: SignedTill): Promise<void> {
  const { url, method, headers, body } = await signRequest(request, { signer, at: new Date() });
  const response = await fetch(url, { method, headers, ...(body === null ? {} : { body: new Uint8Array(body) }) });
  const text = await response.text();
  if (!response.ok || text.includes('"accepted":false'))
    throw new ToolTrouble(`${url} said ${response.status}: ${text}`);
}
