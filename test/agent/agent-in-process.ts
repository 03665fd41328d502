import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { type Agent, startAgent } from '#agent/agent.ts';
import { type PlainRequest, type RequestSigner, signRequest } from '#main/sync/signed-fetch.ts';
import { type AgentDatabaseKind, databaseUrlOf } from '#test/agent/agent-database.ts';
import { freshFolder } from '#test/agent/agent-process.ts';
import type { TestTill } from '#test/agent/test-till.ts';

export type TestAgent = Agent & { readonly dataDir: string };

export type TestAgentOptions = {
  readonly dataDir?: string;
  readonly port?: number;
  readonly database?: AgentDatabaseKind;
  /** The agent's clock is ahead by so many milliseconds; read anew each time. */
  readonly aheadMs?: () => number;
};

/** The agent with its real HTTP and database, without the process around it; stopped with the test. */
export async function startTestAgent(options: TestAgentOptions = {}): Promise<TestAgent> {
  const { dataDir = freshFolder(), port = 0, database = 'sqlite', aheadMs = () => 0 } = options;
  const agent = await startAgent(
    {
      host: '127.0.0.1',
      port,
      dataDir,
      databaseUrl: await databaseUrlOf(database, dataDir),
      databaseConnections: 5,
      enrolmentCodeFile: join(dataDir, 'enrolment-code'),
      tls: null,
      roles: ['pos-agent', 'data-service'],
      demoManager: null,
      codeDays: 90,
      drainMs: 0,
      trustedProxies: [],
      logLevel: 'silent',
    },
    pino({ level: 'silent' }),
    () => new Date(Date.now() + aheadMs()).toISOString(),
  );
  let ended: Promise<void> | null = null;
  const stop = (): Promise<void> => {
    ended ??= agent.stop();
    return ended;
  };
  onTestFinished(stop);
  return { ...agent, stop, dataDir };
}

export function enrolmentCode(dataDir: string): string {
  return readFileSync(join(dataDir, 'enrolment-code'), 'utf8').trim();
}

type Json = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

/** Whoever signs; nobody where the door has to turn a stranger away. */
export type Asker = RequestSigner | null;

export type SignedAs = { readonly at?: Date; readonly nonce?: string };

/** Plain HTTP, signed by a till, as anybody could send it. */
export async function post(url: string, path: string, body: unknown, asker: Asker, as: SignedAs = {}): Promise<Json> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { 'content-type': 'application/json' };
  return await send({ url: url + path, method: 'POST', headers, body: Buffer.from(text) }, asker, as);
}

export async function get(
  url: string,
  path: string,
  query: Readonly<Record<string, string>> = {},
  asker: Asker = null,
): Promise<Json> {
  return await send(
    { url: `${url}${path}?${new URLSearchParams(query)}`, method: 'GET', headers: {}, body: null },
    asker,
    {},
  );
}

export async function send(request: PlainRequest, asker: Asker, as: SignedAs): Promise<Json> {
  const sent = asker === null ? request : await signRequest(request, { signer: asker, at: new Date(), ...as });
  const { url, method, headers, body } = sent;
  const response = await fetch(url, { method, headers, ...(body === null ? {} : { body: new Uint8Array(body) }) });
  return { status: response.status, body: (await response.json()) as Json['body'] };
}

export async function enrol(agent: { readonly url: string; readonly dataDir: string }, till: TestTill): Promise<Json> {
  const { store, till: code, publicKey } = till;
  const asked = { store, till: code, publicKey, enrolmentCode: enrolmentCode(agent.dataDir) };
  return await post(agent.url, '/pos-agent/v1/tills/enrol', asked, till);
}

export async function push(
  agent: { readonly url: string },
  till: Pick<TestTill, 'store' | 'till' | 'epoch' | 'publicKey' | 'sign'>,
  events: readonly unknown[],
): Promise<Json> {
  const { store, till: code, epoch } = till;
  return await post(agent.url, '/pos-agent/v1/journal/push', { store, till: code, epoch, events }, till);
}

export async function head(agent: { readonly url: string }, till: RequestSigner): Promise<Json> {
  return await get(agent.url, '/pos-agent/v1/journal/head', { store: till.store, till: till.till }, till);
}

export async function totals(agent: { readonly url: string }, till: RequestSigner): Promise<Json> {
  return await get(agent.url, '/pos-agent/v1/totals', { store: till.store, till: till.till }, till);
}
