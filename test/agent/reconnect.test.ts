import { type ClientRequest, request } from 'node:http';
import { expect, test } from 'vitest';
import { signRequest } from '#main/sync/signed-fetch.ts';
import { must } from '#shared/assert.ts';
import { openRaw } from '#test/agent/agent-database.ts';
import { enrol, head, push, startTestAgent } from '#test/agent/agent-in-process.ts';
import { type TestTill, testTill } from '#test/agent/test-till.ts';

/** As many real connections as a small machine opens at once; `door.test.ts` spreads ten thousand without sockets. */
const TILLS = 300;
/** What an instance works on at once (`door/admission.ts`): so many of each rush come in, whatever happens. */
const UNDER_WAY = 64;

const BUSY = { code: 'BUSY', data: { retryAfterMs: expect.any(Number) } };

test('of hundreds of tills that come back at once some are sent away with a time, and all are served in the end, once', async () => {
  const agent = await startTestAgent();
  const tills = Array.from({ length: TILLS }, (_, index) => testTill({ till: `T${index}` }));
  for (const till of tills) expect((await enrol(agent, till)).body).toMatchObject({ accepted: true });
  for (const till of tills) till.write(1);

  const slow = await Promise.all(tills.slice(0, UNDER_WAY).map(async (till) => await halfSent(agent.url, till)));
  await expect
    .poll(async () => (await head(agent, tillOf(tills, UNDER_WAY))).body, { timeout: 20_000 })
    .toMatchObject({ code: 'BUSY' });
  const away = await fetch(`${agent.url}/pos-agent/v1/journal/head`);
  expect([away.status, away.headers.get('connection')]).toEqual([503, 'close']);
  expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
  const others = tills.slice(UNDER_WAY);
  const refused = await Promise.all(others.map(async (till) => await push(agent, till, till.journal())));
  for (const { body } of refused) expect(body).toMatchObject(BUSY);
  for (const { finish } of slow) finish();
  expect(await Promise.all(slow.map(({ status }) => status))).toEqual(slow.map(() => 200));

  let waiting: readonly TestTill[] = others;
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

function tillOf(tills: readonly TestTill[], index: number): TestTill {
  return must(tills[index], 'there are more tills than come in at once');
}
