import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { answerUnread, comeBackSeconds } from '#agent/http/come-back.ts';
import { signRequest } from '#main/sync/signed-fetch.ts';
import { openRaw } from '#test/agent/agent-database.ts';
import { enrol, startTestAgent } from '#test/agent/agent-in-process.ts';
import { testTill } from '#test/agent/test-till.ts';

/** All that comes back over a line of its own until it is closed. */
async function spoken(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write(text);
  return Buffer.concat(await socket.toArray()).toString('utf8');
}

test('a request that comes too slowly is told so with a time to come back, and its line is closed', async () => {
  // The Agent waits half a minute; this one less, and is Node's own all the same.
  const server = createServer({ requestTimeout: 150, headersTimeout: 150, connectionsCheckingInterval: 50 });
  server.on('clientError', answerUnread);
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  onTestFinished(() => void server.close());
  const said = await spoken((server.address() as AddressInfo).port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Le');
  expect(said).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  expect(said).toMatch(/\r\nRetry-After: ([5-9]|1[0-5])\r\n/);
  expect(said).toMatch(/\r\nConnection: close\r\n/);
  expect(said).toContain('"message":"The request came too slowly. Nothing was stored. Send it again."');
});

test.each([
  ['no request at all', '\u0000<script>\r\n\r\n', 400, 'This is no request of HTTP.'],
  [
    'headers without end',
    `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
    431,
    'Address and headers are too long.',
  ],
])('%s is refused in the shape of every refusal', async (_what, text, status, message) => {
  const agent = await startTestAgent();
  const said = await spoken(Number(new URL(agent.url).port), text);
  const [head, body] = said.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head).not.toMatch(/retry-after/i);
  expect(JSON.parse(body ?? '')).toMatchObject({ status, message, code: expect.any(String) });
});

test('an agent whose database is taken says when to come back', { timeout: 60_000 }, async () => {
  const agent = await startTestAgent();
  const till = testTill();
  await enrol(agent, till);
  const raw = await openRaw('sqlite', agent.dataDir);
  await raw.run('BEGIN IMMEDIATE');
  const body = Buffer.from(JSON.stringify({ store: till.store, till: till.till, epoch: 1, events: till.write(1) }));
  const plain = {
    url: `${agent.url}/pos-agent/v1/journal/push`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  };
  const { url, method, headers } = await signRequest(plain, { signer: till, at: new Date() });
  const answer = await fetch(url, { method, headers, body: new Uint8Array(body) });
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(5);
  expect(await answer.json()).toMatchObject({ message: 'The database is busy or away. Nothing was stored.' });
  await raw.run('ROLLBACK');
});

test('those who are sent away at once are not told to come back at once', () => {
  expect([comeBackSeconds(0), comeBackSeconds(0.5), comeBackSeconds(0.999)]).toEqual([5, 10, 15]);
});
