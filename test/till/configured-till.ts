import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import type { Configuration } from '#shared/till/configuration.ts';
import { type TestTill, temporaryFolder, testTill } from '#test/till/test-till.ts';

/** A till whose configuration differs from the demo's; its shifts freeze what it says. */
export async function tillWith(change: (configuration: Configuration) => Configuration): Promise<TestTill> {
  const dataDir = temporaryFolder();
  const first = await testTill({ dataDir });
  await first.till.close();
  const connection = new Database(join(dataDir, 'till.db'));
  const text = JSON.stringify(change(DEMO_CONFIGURATION));
  connection.prepare(`UPDATE setting SET value = ? WHERE name = 'configuration'`).run(text);
  connection.close();
  return await testTill({ dataDir });
}

export function withParameters(parameters: Partial<Configuration['parameters']>): Promise<TestTill> {
  return tillWith((configuration) => ({
    ...configuration,
    parameters: { ...configuration.parameters, ...parameters },
  }));
}
