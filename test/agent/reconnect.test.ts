import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { signRequest } from '#main/sync/signed-fetch.ts';
import { must } from '#shared/assert.ts';
import { REQUEST_BYTES_MAX } from '#shared/contract/agent-journal.ts';
import { openRaw } from '#test/agent/agent-database.ts';
import { enrol, head, push, startTestAgent } from '#test/agent/agent-in-process.ts';
import { type TestTill, testTill } from '#test/agent/test-till.ts';

/** As many real connections as a small machine opens at once; `door.test.ts` spreads ten thousand without sockets. */
const TILLS = 300;
/** What an instance works on at once (`door/admission.ts`): so many of each rush come in, whatever happens. */
const UNDER_WAY = 64;

const BUSY = { code: 'BUSY', data: { retryAfterMs: expect.any(Number) } };

test('hundreds of tills that come back at once are all served in the end, once', async () => {
  const agent = await startTestAgent();
  const tills = Array.from({ length: TILLS }, (_, index) => testTill({ till: `T${index}` }));
  for (const till of tills) expect((await enrol(agent, till)).body).toMatchObject({ accepted: true });
  for (const till of tills) till.write(1);

  let waiting: readonly TestTill[] = tills;
  // Whoever was sent away comes again when the others of its rush are done, all at once: the worst that can happen.
  for (let rush = 1; waiting.length > 0; rush += 1) {
    expect(rush).toBeLessThanOrEqual(Math.ceil(TILLS / UNDER_WAY));
    const answers = await Promise.all(
      waiting.map(async (till) => ({ till, ...(await push(agent, till, till.journal())) })),
    );
    const away = answers.filter(({ status }) => status !== 200);
    for (const { body } of away) {
      expect(body).toMatchObject(BUSY);
    }
    for (const { status, body } of answers) if (status === 200) expect(body).toMatchObject({ accepted: true });
    waiting = away.map(({ till }) => till);
  }

  const raw = await openRaw('sqlite', agent.dataDir);
  const [held] = await raw.run('SELECT count(*) AS events, count(DISTINCT till) AS tills FROM journal_event');
  expect(held).toEqual({ events: TILLS, tills: TILLS });
});

test('what comes at once beyond what is worked on is sent away with a time, and its line is closed', async () => {
  const agent = await startTestAgent();
  const lines = await Promise.all(Array.from({ length: TILLS }, async () => await openLine(agent.url)));
  // A line that has not been taken in yet would be read later than the others.
  await Promise.all(lines.map(async (line) => await answerTo(line, '/pos-agent/health')));
  const heads = await Promise.all(lines.map(async (line) => await answerTo(line, '/pos-agent/v1/journal/head')));
  const away = heads.filter((text) => text.startsWith('HTTP/1.1 503 '));
  expect(heads.length - away.length).toBeGreaterThanOrEqual(UNDER_WAY);
  expect(away.length).toBeGreaterThan(0);
  for (const text of away) {
    expect(text).toContain('\r\nconnection: close\r\n');
    expect(text).toMatch(/\r\nretry-after: [1-9]\d*\r\n/);
  }
});

test('whoever sends half a request keeps nobody out, and is served when the rest comes', async () => {
  const agent = await startTestAgent();
  const till = testTill();
  await enrol(agent, till);
  till.write(1);
  const strangers = await Promise.all(Array.from({ length: 2 * UNDER_WAY }, async () => await openLine(agent.url)));
  for (const line of strangers) line.write(announcing(1_000));
  const slow = await halfSent(agent.url, till);
  await expect.poll(async () => await openRequests(agent.url)).toBeGreaterThan(2 * UNDER_WAY);
  expect((await head(agent, till)).status).toBe(200);
  slow.finish();
  expect(await slow.status).toBe(200);
});

test('bodies that are announced and do not come make room for later ones, the longest first, with a time to come back', async () => {
  const agent = await startTestAgent();
  const till = testTill();
  await enrol(agent, till);
  till.write(1);
  const lines: Socket[] = [];
  // One more than there is room for.
  for (let index = 0; index < 33; index += 1) {
    const line = await openLine(agent.url);
    line.write(announcing(REQUEST_BYTES_MAX));
    lines.push(line);
    await expect.poll(async () => await openRequests(agent.url)).toBeGreaterThan(index);
  }
  const [longest, ...others] = lines;
  expect(await answerHead(must(longest, 'there are 33'))).toMatch(
    /^HTTP\/1\.1 408 .*\r\n(.+\r\n)*Retry-After: \d+\r\n/,
  );
  expect(others.filter(({ closed }) => closed)).toEqual([]);
  expect((await push(agent, till, till.journal())).body).toMatchObject({ accepted: true });
});

function announcing(bytes: number): string {
  return `POST /pos-agent/v1/journal/push HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n{`;
}

async function openLine(url: string): Promise<Socket> {
  const line = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void line.destroy());
  await once(line, 'connect');
  return line;
}

async function answerTo(line: Socket, path: string): Promise<string> {
  line.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  return await answerHead(line);
}

async function answerHead(line: Socket): Promise<string> {
  const [chunk] = (await once(line, 'data')) as [Buffer];
  return chunk.toString('utf8');
}

async function openRequests(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^tillkeeper_agent_open_requests (\d+)$/m.exec(metrics)?.[1]);
}

/** A push of which the Agent has the head and half the body: under way until it is finished. */
async function halfSent(url: string, till: TestTill) {
  const { store, till: code, epoch } = till;
  const body = Buffer.from(JSON.stringify({ store, till: code, epoch, events: till.journal() }));
  const plain = {
    url: `${url}/pos-agent/v1/journal/push`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  };
  const signed = await signRequest(plain, { signer: till, at: new Date() });
  const headers = { ...signed.headers, 'content-length': String(body.length) };
  const sending = request(signed.url, { method: 'POST', headers });
  sending.write(body.subarray(0, 100));
  return { status: statusOf(sending), finish: () => void sending.end(body.subarray(100)) };
}

async function statusOf(sending: ClientRequest): Promise<number | undefined> {
  return await new Promise((settle, refuse) => {
    sending.on('error', refuse).on('response', (answer) => settle(answer.resume().statusCode));
  });
}
