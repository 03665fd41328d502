import { copyFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AGENT_DATABASES, copyAgent } from '#test/agent/agent-database.ts';
import { startTestAgent, type TestAgent } from '#test/agent/agent-in-process.ts';
import { freshFolder, runAgent } from '#test/agent/agent-process.ts';
import { items, openOffice, updated } from '#test/master-data/data-service.ts';
import { allSent, cut, mend, type StoreTill, testStore } from '#test/shifts/store.ts';
import { accepted, id, logOn, startShift } from '#test/till/test-till.ts';

const NOON = '2026-11-20T12:00:00.000+01:00';
const EVENING = '2026-11-20T18:00:00.000+01:00';
/** A live line that broke is opened again after a wait. */
const LATER = { timeout: 25_000, interval: 100 } as const;

const portOf = ({ url }: TestAgent) => Number(new URL(url).port);

async function priceAt({ client }: StoreTill, barcode: string): Promise<number | undefined> {
  const sold = await accepted(client.sale.scan({ ...id(), barcode }));
  return sold.lines.findLast((line) => line.barcode === barcode)?.priceMinor;
}

async function updatedPrice(till: StoreTill): Promise<number | undefined> {
  await updated(till);
  return await priceAt(till, '1000000');
}

describe.each(AGENT_DATABASES)('over %s', (database) => {
  it('what the office changes after its data were put back from a backup reaches a till that stands beyond it', async () => {
    const { agent, open } = await testStore(database);
    const office = await openOffice(agent.dataDir, database);
    const till = await open('POS1');
    await startShift(till.client);
    await office.keep('item', items(2));
    await updated(till);
    cut(till);
    await Promise.all([agent.stop(), office.database.destroy()]);
    const backup = freshFolder();
    await copyAgent(database, agent.dataDir, backup);
    const between = await startTestAgent({ database, dataDir: agent.dataDir, port: portOf(agent) });
    await mend(till);
    const forgotten = await openOffice(agent.dataDir, database);
    await forgotten.keep('item', items(2, 250), { at: NOON });
    await forgotten.tell();
    await expect.poll(() => priceAt(till, '1000000'), LATER).toBe(250);
    await Promise.all([between.stop(), forgotten.database.destroy()]);

    await startTestAgent({ database, dataDir: backup, port: portOf(agent) });
    const after = await openOffice(backup, database);
    await after.keep('item', items(1, 300), { at: EVENING });
    await expect.poll(() => updatedPrice(till), LATER).toBe(300);
  });
});

it('after a restore by command a till has each record as the office has it, also one whose change was forgotten', async () => {
  const { agent, open } = await testStore();
  const office = await openOffice(agent.dataDir);
  const till = await open('POS1');
  await startShift(till.client);
  await office.keep('item', items(3));
  const file = join(freshFolder(), 'copy');
  expect((await runAgent(['backup', '--to', file, '--data', agent.dataDir])).code).toBe(0);
  await office.keep('item', items(2, 250), { at: NOON });
  await updated(till);
  expect(await priceAt(till, '1000000')).toBe(250);
  cut(till);
  await agent.stop();

  const dataDir = freshFolder();
  expect((await runAgent(['restore', '--from', file, '--data', dataDir])).code).toBe(0);
  cpSync(join(agent.dataDir, 'agent-key.pem'), join(dataDir, 'agent-key.pem'));
  await startTestAgent({ dataDir, port: portOf(agent) });
  await mend(till);
  await expect.poll(() => updatedPrice(till), LATER).toBe(100);
  expect(await priceAt(till, '1000002')).toBe(100);
});

it('a till that goes over to another Agent is told everything that one has, however far it stood at the first', async () => {
  const { agent, open } = await testStore();
  const office = await openOffice(agent.dataDir);
  const till = await open('POS1');
  await logOn(till.client, 'ivana');
  await office.keep('item', items(20), { at: EVENING });
  await updated(till);
  await agent.stop();

  const other = await startTestAgent({ port: portOf(agent) });
  await (await openOffice(other.dataDir)).keep('item', items(1, 700));
  copyFileSync(join(other.dataDir, 'enrolment-code'), join(agent.dataDir, 'enrolment-code'));
  await expect.poll(async () => (await accepted(till.client.till.state({}))).services.posAgent, LATER).toBe('stuck');
  await accepted(till.client.services.trustNewAgent({ ...id() }));
  await allSent(till);
  await accepted(till.client.operator.logOff(id()));
  await startShift(till.client);
  await expect.poll(() => updatedPrice(till), LATER).toBe(700);
});
