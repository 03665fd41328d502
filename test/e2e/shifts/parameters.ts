import { join } from 'node:path';
import { openDatabase } from '#main/ledger/open-database.ts';
import { keepConfiguration, readConfiguration } from '#main/till/settings.ts';
import { must } from '#shared/assert.ts';
import type { Parameters } from '#shared/shift/parameters.ts';
import { testTill } from '#test/till/test-till.ts';

/** The data folder of a till whose parameters the ERP has changed before anybody logs on. */
export async function dataDirWith(parameters: Partial<Parameters>): Promise<string> {
  const { till, dataDir } = await testTill();
  await till.close();
  const connection = await openDatabase(join(dataDir, 'till.db'));
  const configuration = must(readConfiguration(connection), 'the demo has a configuration');
  keepConfiguration(connection, { ...configuration, parameters: { ...configuration.parameters, ...parameters } });
  connection.close();
  return dataDir;
}
