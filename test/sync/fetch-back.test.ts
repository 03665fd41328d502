import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '#main/ledger/open-database.ts';
import { projectionFingerprints, rebuildProjections } from '#main/ledger/rebuild.ts';
import { AGENT_DATABASES, type AgentDatabaseKind } from '#test/agent/agent-database.ts';
import { enrolmentCode, startTestAgent } from '#test/agent/agent-in-process.ts';
import { until } from '#test/sync/worker-bench.ts';
import { accepted, sellLoaf, startShift, type TestTill, temporaryFolder, testTill } from '#test/till/test-till.ts';

/** A till that sold, was backed up, sold on and handed everything over; its folder as the backup has it. */
async function tillWithOldBackup(database: AgentDatabaseKind, soldAfter: number) {
  const agent = await startTestAgent({ database });
  const options = { agentUrl: agent.url, enrolmentCode: () => enrolmentCode(agent.dataDir) };
  const till = await testTill(options);
  await startShift(till.client);
  await sellLoaf(till.client);
  await allSent(till);
  const backup = temporaryFolder();
  const connection = await openDatabase(join(till.dataDir, 'till.db'));
  await connection.backup(join(backup, 'till.db'));
  connection.close();
  cpSync(join(till.dataDir, 'till-key.json'), join(backup, 'till-key.json'));
  const numbers: string[] = [];
  for (let sale = 0; sale < soldAfter; sale += 1) numbers.push(await sellLoaf(till.client));
  await allSent(till);
  await till.till.close();
  return { agent, options, backup, lost: till.dataDir, numbers };
}

async function allSent({ client }: TestTill): Promise<void> {
  await until('all is sent', async () => {
    const { services } = await accepted(client.till.state({}));
    return services.posAgent === 'running' && services.unsent === 0;
  });
}

async function hashes(dataDir: string): Promise<readonly unknown[]> {
  const connection = await openDatabase(join(dataDir, 'till.db'));
  const rows = connection.prepare('SELECT hash FROM event ORDER BY epoch, seq').pluck().all();
  connection.close();
  return rows;
}

test.each(AGENT_DATABASES)(
  'a till restored from an old backup has its own events back from the agent on %s before it writes any',
  async (database) => {
    const { options, backup, lost, numbers } = await tillWithOldBackup(database, 3);
    const before = await hashes(lost);
    const till = await testTill({ ...options, dataDir: backup });
    expect((await hashes(backup)).slice(0, before.length - 1)).toEqual(before.slice(0, -1));
    const { services } = await accepted(till.client.till.state({}));
    expect(services.words === '' || /restored from a backup|does not answer|Data Service/.test(services.words)).toBe(
      true,
    );
    await accepted(till.client.operator.logOn({ commandId: crypto.randomUUID(), operatorId: 'ana', pin: '1234' }));
    const next = await sellLoaf(till.client);
    expect(numbers).not.toContain(next);
    await allSent(till);
    await until('it says so', async () =>
      (await accepted(till.client.till.state({}))).services.words.includes('restored from a backup'),
    );
    const connection = await openDatabase(join(backup, 'till.db'));
    const grown = projectionFingerprints(connection);
    rebuildProjections(connection);
    expect(projectionFingerprints(connection)).toEqual(grown);
    connection.close();
  },
);

test('with the agent away it starts all the same, and what it sold comes to light as a branch', async () => {
  const { agent, options, backup } = await tillWithOldBackup('sqlite', 1);
  const till = await testTill({ ...options, agentUrl: 'http://127.0.0.1:1', dataDir: backup });
  await accepted(till.client.operator.logOn({ commandId: crypto.randomUUID(), operatorId: 'ana', pin: '1234' }));
  await sellLoaf(till.client);
  await till.till.close();
  const back = await testTill({ ...options, agentUrl: agent.url, dataDir: backup });
  await until('the branch is seen', async () =>
    (await accepted(back.client.till.state({}))).services.words.includes('restored from an old backup'),
  );
});
