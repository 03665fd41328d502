import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type Configuration, configurationSchema, type Operator, operatorSchema } from '#shared/till/configuration.ts';

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

export type StoredOperator = Operator & { readonly pinHash: string };

const operatorRowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  permissions: z.string(),
  pin_hash: z.string(),
});

export function readOperators(connection: Database): readonly StoredOperator[] {
  return connection
    .prepare('SELECT * FROM operator ORDER BY name')
    .all()
    .map((row) => {
      const { pin_hash: pinHash, permissions, ...rest } = operatorRowSchema.parse(row);
      return { ...operatorSchema.parse({ ...rest, permissions: JSON.parse(permissions) }), pinHash };
    });
}

export function keepOperator(connection: Database, { id, name, role, permissions, pinHash }: StoredOperator): void {
  connection
    .prepare('INSERT OR REPLACE INTO operator VALUES (?, ?, ?, ?, ?)')
    .run(id, name, role, JSON.stringify(permissions), pinHash);
}
