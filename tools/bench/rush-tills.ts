import { Agent, type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type PlainRequest, signRequest } from '#main/sync/signed-fetch.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { type SignedTill, signedTill } from './signed-till.ts';

/** What the bench tells a process of tills, and what it hears from it. */
export type ToTills =
  | { readonly kind: 'make'; readonly prefix: string; readonly count: number }
  | { readonly kind: 'go'; readonly url: string };
export type FromTills =
  | { readonly kind: 'made'; readonly keys: readonly { readonly till: string; readonly publicKey: string }[] }
  | ({ readonly kind: 'done' } & RushTally);
export type RushTally = {
  /** How long after the start each till had its head told and its event stored. */
  readonly servedMs: readonly number[];
  /** Answers by status; `cut` is a connection that ended without one. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly connectionsMax: number;
};
type Waiting = { readonly till: SignedTill; readonly events: readonly JournalEvent[] };

/** Whoever is cut off, or waited too long to be read (408), comes back like one whose cable was out for a moment. */
const CUT_WAIT_MS = 5_000;

const sockets = new Set<Socket>();
const statuses: Record<string, number> = {};
let connectionsMax = 0;
let waiting: readonly Waiting[] = [];
const wire = new Agent({ keepAlive: true, maxFreeSockets: Number.POSITIVE_INFINITY });

process.on('message', (message: ToTills) => {
  if (message.kind === 'go') void rush(message.url);
  else make(message);
});

function make({ prefix, count }: Extract<ToTills, { kind: 'make' }>): void {
  waiting = Array.from({ length: count }, (_, index) => {
    const till = signedTill(`${prefix}${index + 1}`);
    return { till, events: till.write(1) };
  });
  tell({ kind: 'made', keys: waiting.map(({ till: { till, publicKey } }) => ({ till, publicKey })) });
}

/** Signed before the clock runs, so that all of them knock in the same moment. */
async function rush(url: string): Promise<void> {
  const knocks = await Promise.all(waiting.map(async (one) => ({ ...one, first: await headOf(url, one.till) })));
  const began = performance.now();
  const servedMs = await Promise.all(
    knocks.map(async ({ till, events, first }) => {
      await untilServed(() => headOf(url, till), first);
      await untilServed(() => pushOf(url, till, events));
      return performance.now() - began;
    }),
  );
  wire.destroy();
  tell({ kind: 'done', servedMs, statuses, connectionsMax });
  process.disconnect();
}

/** Sent away with a time, a till stays away so long and signs anew: nothing is answered twice. */
async function untilServed(sign: () => Promise<PlainRequest>, first?: PlainRequest): Promise<void> {
  for (let signed = first ?? (await sign()); ; signed = await sign()) {
    const { status, retryAfterMs } = await send(signed);
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status === '200') return;
    if (status === 'refused') throw new Error(`${signed.url} was refused`);
    await delay(retryAfterMs ?? CUT_WAIT_MS);
  }
}

async function headOf(url: string, till: SignedTill): Promise<PlainRequest> {
  const query = new URLSearchParams({ store: till.store, till: till.till });
  const plain = { url: `${url}/pos-agent/v1/journal/head?${query}`, method: 'GET', headers: {}, body: null };
  return await signRequest(plain, { signer: till, at: new Date() });
}

async function pushOf(url: string, till: SignedTill, events: readonly JournalEvent[]): Promise<PlainRequest> {
  const body = Buffer.from(JSON.stringify({ store: till.store, till: till.till, epoch: 1, events }));
  const headers = { 'content-type': 'application/json' };
  const plain = { url: `${url}/pos-agent/v1/journal/push`, method: 'POST', headers, body };
  return await signRequest(plain, { signer: till, at: new Date() });
}

type Answer = { readonly status: string; readonly retryAfterMs: number | null };

async function send({ url, method, headers, body }: PlainRequest): Promise<Answer> {
  return await new Promise((settle) => {
    const sending = request(url, { method, agent: wire, headers });
    sending.on('socket', watch);
    sending.on('error', () => settle({ status: 'cut', retryAfterMs: null }));
    sending.on('response', (answer) => void read(answer).then(settle, sending.destroy.bind(sending)));
    sending.end(body);
  });
}

function watch(socket: Socket): void {
  if (sockets.has(socket)) return;
  socket.once('close', () => sockets.delete(socket));
  socket.once('connect', () => {
    sockets.add(socket);
    connectionsMax = Math.max(connectionsMax, sockets.size);
  });
}

async function read(answer: IncomingMessage): Promise<Answer> {
  const text = Buffer.concat(await answer.toArray()).toString('utf8');
  const told = JSON.parse(text) as { readonly accepted?: boolean; readonly data?: { readonly retryAfterMs?: number } };
  const isRefused = answer.statusCode === 200 && told.accepted !== true;
  const status = isRefused ? 'refused' : String(answer.statusCode);
  return { status, retryAfterMs: told.data?.retryAfterMs ?? null };
}

function tell(message: FromTills): void {
  process.send?.(message);
}
