import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { type Agent, startAgent } from '#agent/agent.ts';
import { freshFolder } from '#test/agent/agent-process.ts';
import type { TestTill } from '#test/agent/test-till.ts';

export type TestAgent = Agent & { readonly dataDir: string };

/** The agent with its real HTTP and database, without the process around it; stopped with the test. */
export async function startTestAgent(dataDir: string = freshFolder(), port = 0): Promise<TestAgent> {
  const agent = await startAgent(
    { host: '127.0.0.1', port, dataDir, enrolmentCodeFile: join(dataDir, 'enrolment-code'), logLevel: 'silent' },
    pino({ level: 'silent' }),
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

/** Plain HTTP, as anybody could send it. */
export async function post(url: string, path: string, body: unknown): Promise<Json> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return await read(fetch(url + path, { method: 'POST', body: text, headers: { 'content-type': 'application/json' } }));
}

export async function get(url: string, path: string, query: Readonly<Record<string, string>> = {}): Promise<Json> {
  return await read(fetch(`${url}${path}?${new URLSearchParams(query)}`));
}

async function read(answer: Promise<Response>): Promise<Json> {
  const response = await answer;
  return { status: response.status, body: (await response.json()) as Json['body'] };
}

export async function enrol(agent: { readonly url: string; readonly dataDir: string }, till: TestTill): Promise<Json> {
  return await post(agent.url, '/pos-agent/v1/tills/enrol', {
    store: till.store,
    till: till.till,
    publicKey: till.publicKey,
    enrolmentCode: enrolmentCode(agent.dataDir),
  });
}

export async function push(
  agent: { readonly url: string },
  { store, till, epoch }: Pick<TestTill, 'store' | 'till' | 'epoch'>,
  events: readonly unknown[],
): Promise<Json> {
  return await post(agent.url, '/pos-agent/v1/journal/push', { store, till, epoch, events });
}

export async function head(
  agent: { readonly url: string },
  { store, till }: Pick<TestTill, 'store' | 'till'>,
): Promise<Json> {
  return await get(agent.url, '/pos-agent/v1/journal/head', { store, till });
}

export async function totals(
  agent: { readonly url: string },
  { store, till }: Pick<TestTill, 'store' | 'till'>,
): Promise<Json> {
  return await get(agent.url, '/pos-agent/v1/totals', { store, till });
}
