import { expect, test } from 'vitest';
import { signRequest } from '#main/sync/signed-fetch.ts';
import { openRaw } from '#test/agent/agent-database.ts';
import { enrol } from '#test/agent/agent-in-process.ts';
import { freshFolder, startAgentProcess } from '#test/agent/agent-process.ts';
import { testTill } from '#test/agent/test-till.ts';

type Line = Readonly<Record<string, unknown>>;

async function agentProcess() {
  const agent = await startAgentProcess(freshFolder(), ['--port', '0', '--log-level', 'debug']);
  const lines = async (): Promise<readonly Line[]> => {
    const { stderr } = await agent.stop();
    return stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  };
  return { agent, lines };
}

async function signedPush(url: string, till: ReturnType<typeof testTill>, requestId: string) {
  const { store, till: code, epoch } = till;
  const message = { store, till: code, epoch, events: till.journal() };
  const signed = await signRequest(
    {
      url: `${url}/pos-agent/v1/journal/push`,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(message)),
    },
    { signer: till, at: new Date() },
  );
  const headers = { ...signed.headers, 'x-request-id': requestId };
  return await fetch(signed.url, { method: 'POST', headers, body: new Uint8Array(signed.body ?? []) });
}

test('a request keeps the name it was given, in its answer and in every line of the log', async () => {
  const { agent, lines } = await agentProcess();
  const till = testTill();
  await enrol(agent, till);
  till.write(2);
  const answer = await signedPush(agent.url, till, 'till-POS1-000042');
  expect([answer.status, answer.headers.get('x-request-id')]).toEqual([200, 'till-POS1-000042']);
  const own = (await lines()).filter((line) => line['requestId'] === 'till-POS1-000042');
  expect(own.map(({ msg }) => msg)).toEqual(['a range was pushed', 'answered']);
  expect(own[1]).toMatchObject({ method: 'POST', call: '/pos-agent/v1/journal/push', status: 200 });
});

test.each([
  ['none', undefined],
  ['one that is too long', 'x'.repeat(65)],
  ['one that would break the log', 'abc"} {"level":50'],
])('a request with %s gets a name of its own', async (_what, told) => {
  const { agent, lines } = await agentProcess();
  const headers = told === undefined ? {} : { 'x-request-id': told };
  const answer = await fetch(`${agent.url}/pos-agent/v1/journal/head`, { headers });
  const named = answer.headers.get('x-request-id');
  expect(named).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
  expect((await lines()).filter(({ requestId }) => requestId === named)).toMatchObject([
    { msg: 'turned away', status: 401 },
  ]);
});

test('the incident that a person is told is the request under which the log has its cause', async () => {
  const { agent, lines } = await agentProcess();
  const till = testTill();
  await enrol(agent, till);
  till.write(1);
  await (await openRaw('sqlite', agent.dataDir)).run('DROP TABLE amount_total');
  const answer = await signedPush(agent.url, till, 'incident-0001');
  expect(answer.status).toBe(500);
  expect(await answer.json()).toMatchObject({
    message: 'The POS Agent failed. Nothing was stored. Look for incident incident-0001 in its log.',
    data: { incident: 'incident-0001' },
  });
  const own = (await lines()).filter((line) => line['requestId'] === 'incident-0001');
  expect(own.map(({ msg }) => msg)).toEqual(['a call failed', 'turned away']);
  expect(JSON.stringify(own[0])).toContain('no such table');
  expect(own[1]).not.toHaveProperty('err');
});
