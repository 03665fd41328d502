import { expect, test } from 'vitest';
import { realTimers } from '#main/printing/timers.ts';
import { agentClient, ask } from '#main/sync/agent-client.ts';
import { enrol, get, push, startTestAgent } from '#test/agent/agent-in-process.ts';
import { freshFolder, runAgent, startAgentProcess } from '#test/agent/agent-process.ts';
import { ownCertificate } from '#test/agent/own-certificate.ts';
import { testTill } from '#test/agent/test-till.ts';
import { until } from '#test/sync/worker-bench.ts';

test('/metrics counts what was answered, by call and status, and names no store and no stranger’s path', async () => {
  const agent = await startTestAgent();
  const till = testTill({ store: 'Secret' });
  await enrol(agent, till);
  till.write(1);
  await push(agent, till, till.journal());
  await get(agent.url, '/pos-agent/v1/journal/head');
  await get(agent.url, '/made-up');
  const text = await (await fetch(`${agent.url}/metrics`)).text();
  expect(text).toContain('tillkeeper_agent_requests_total{call="/pos-agent/v1/journal/push",status="200"} 1');
  expect(text).toContain('tillkeeper_agent_requests_total{call="/pos-agent/v1/journal/head",status="401"} 1');
  expect(text).toContain('call="unknown"');
  expect(text).toContain('process_cpu_seconds_total');
  expect(text).not.toMatch(/Secret|made-up/);
});

test('the services run apart, each at an address of its own, on one database', async () => {
  const dataDir = freshFolder();
  const posAgent = await startAgentProcess(dataDir, ['--port', '0', '--roles', 'pos-agent']);
  const dataService = await startAgentProcess(dataDir, ['--port', '0', '--roles', 'data-service']);
  const status = async (agent: { readonly url: string }, path: string) => (await fetch(agent.url + path)).status;
  expect(await status(posAgent, '/pos-agent/health')).toBe(200);
  expect(await status(posAgent, '/data-service/health')).toBe(404);
  expect(await status(dataService, '/data-service/ready')).toBe(200);
  expect(await status(dataService, '/pos-agent/health')).toBe(404);
  const odd = await runAgent(['--roles', 'barista']);
  expect(odd.stderr).toMatch(/--roles is pos-agent, data-service or both/);
});

test('told to stop it first says that it is not ready, answers on for a while, then ends well', async () => {
  const agent = await startAgentProcess(freshFolder(), ['--port', '0', '--drain-seconds', '3']);
  const exit = agent.stop();
  await until('it is not ready', async () => (await fetch(`${agent.url}/pos-agent/ready`)).status === 503);
  expect((await fetch(`${agent.url}/pos-agent/health`)).status).toBe(200);
  expect((await exit).code).toBe(0);
});

test('over HTTPS a till believes the authority that it was given, and no other', async () => {
  const folder = freshFolder();
  const { args, pem } = ownCertificate(folder);
  const agent = await startAgentProcess(folder, ['--port', '0', ...args]);
  expect(agent.url).toMatch(/^https:/);
  const deadline = { timers: realTimers, delayMs: 5_000, stop: new AbortController().signal };
  const health = async (ca: string | null) =>
    await ask(deadline, (signal) => agentClient({ url: agent.url, signer: null, ca }).posAgent.health({}, { signal }));
  expect(await health(pem)).toMatchObject({ kind: 'answered' });
  expect(await health(null)).toMatchObject({ kind: 'not_trusted' });
  const [, cert = '', , key = ''] = args;
  const wrong = await runAgent(['--data', folder, '--tls-cert', key, '--tls-key', cert]);
  expect(wrong.stderr).toMatch(/are no certificate and its private key/);
});
