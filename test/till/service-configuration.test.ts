import { expect, it } from 'vitest';
import { enrolmentCode } from '#test/agent/agent-in-process.ts';
import { freshFolder, startAgentProcess } from '#test/agent/agent-process.ts';
import { ownCertificate } from '#test/agent/own-certificate.ts';
import { until } from '#test/sync/worker-bench.ts';
import { accepted, id, logOn, refused, testTill } from '#test/till/test-till.ts';

it('a till that was given another certificate says that it does not believe this one, and sends nothing', async () => {
  const dataDir = freshFolder();
  const agent = await startAgentProcess(dataDir, ['--port', '0', ...ownCertificate(dataDir).args]);
  const { hostname, port } = new URL(agent.url);
  const { client } = await testTill({
    agentCa: ownCertificate(freshFolder()).pem,
    agentUrl: agent.url,
    enrolmentCode: () => enrolmentCode(dataDir),
  });
  await logOn(client, 'ivana');
  const here = { address: `https://${hostname}`, port };
  expect(await accepted(client.services.test({ ...here, service: 'data-service' }))).toEqual({
    outcome: 'not_trusted',
    version: null,
  });
  const services = async () => (await accepted(client.till.state({}))).services;
  await until('the icon says so', async () => /is not one that this till believes/.test((await services()).words));
  expect((await services()).unsent).toBeGreaterThan(0);
});

it('an address that is none is refused before anything is asked', async () => {
  const { client } = await testTill();
  await logOn(client, 'ivana');
  const wrong = { address: 'agent shop', port: '7310' };
  expect(await refused(client.services.test({ ...wrong, service: 'pos-agent' }))).toBe('service_address_wrong');
  expect(await refused(client.services.save({ ...id(), posAgent: wrong, dataService: wrong }))).toBe(
    'service_address_wrong',
  );
});
