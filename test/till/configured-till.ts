import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import type { TillOptions } from '#main/till.ts';
import type { Configuration } from '#shared/till/configuration.ts';
import { type TestTill, temporaryFolder, testTill } from '#test/till/test-till.ts';

/** A till whose configuration differs from the demo's; its shifts freeze what it says. */
export async function tillWith(
  change: (configuration: Configuration) => Configuration,
  options: Partial<TillOptions> = {},
): Promise<TestTill> {
  const dataDir = temporaryFolder();
  const first = await testTill({ ...options, dataDir });
  await first.till.close();
  const connection = new Database(join(dataDir, 'till.db'));
  const text = JSON.stringify(change(DEMO_CONFIGURATION));
  connection.prepare(`UPDATE setting SET value = ? WHERE name = 'configuration'`).run(text);
  connection.close();
  return await testTill({ ...options, dataDir });
}

export function withParameters(
  parameters: Partial<Configuration['parameters']>,
  options: Partial<TillOptions> = {},
): Promise<TestTill> {
  const change = (configuration: Configuration) => ({
    ...configuration,
    parameters: { ...configuration.parameters, ...parameters },
  });
  return tillWith(change, options);
}
