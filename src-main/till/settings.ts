import type { Database } from 'better-sqlite3';
import { keepSetting, readSetting } from '#main/till/setting-row.ts';
import { type Configuration, configurationSchema } from '#shared/till/configuration.ts';

/** The till's configuration: one row, checked whenever it is read, so that a hand-edited folder is refused in words. */
export function readConfiguration(connection: Database): Configuration | null {
  const row = readSetting(connection, 'configuration');
  return row === null ? null : configurationSchema.parse(JSON.parse(row));
}

export function keepConfiguration(connection: Database, configuration: Configuration): void {
  keepSetting(connection, 'configuration', JSON.stringify(configurationSchema.parse(configuration)));
}
