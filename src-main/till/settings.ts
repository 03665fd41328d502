import type { Database } from 'better-sqlite3';
import { type Configuration, configurationSchema } from '#shared/till/configuration.ts';

/** The till's configuration: one row, checked whenever it is read, so that a hand-edited folder is refused in words. */
export function readConfiguration(connection: Database): Configuration | null {
  const row = connection.prepare(`SELECT value FROM setting WHERE name = 'configuration'`).pluck().get();
  return typeof row === 'string' ? configurationSchema.parse(JSON.parse(row)) : null;
}

export function keepConfiguration(connection: Database, configuration: Configuration): void {
  connection
    .prepare(`INSERT OR REPLACE INTO setting VALUES ('configuration', ?)`)
    .run(JSON.stringify(configurationSchema.parse(configuration)));
}
