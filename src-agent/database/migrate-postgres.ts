import type { Pool, PoolClient } from 'pg';
import { POSTGRES_MIGRATIONS, readMigrations, refuseForeignSteps, type Step } from '#agent/database/migration.ts';

/** Any number that no other program locks in the same database, the same in every instance. */
const TURN_KEY = 73_107_311;

/**
 * Brings a PostgreSQL database up to this version, forward only, each step in one transaction. Instances that start at once
 * take turns by an advisory lock that ends with the transaction, so that it also holds behind a connection pooler.
 */
export async function migratePostgres(pool: Pool, folder: string = POSTGRES_MIGRATIONS): Promise<void> {
  const known = readMigrations(folder);
  await inTurn(pool, async (client) => {
    await client.query(
      'CREATE TABLE IF NOT EXISTS migration (version integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL)',
    );
  });
  for (const step of known) {
    await inTurn(pool, async (client) => {
      const applied = await client.query<Step>('SELECT version, name, checksum FROM migration ORDER BY version');
      refuseForeignSteps(applied.rows, known);
      if (applied.rows.some(({ version }) => version === step.version)) return;
      await client.query(step.sql);
      await client.query('INSERT INTO migration VALUES ($1, $2, $3)', [step.version, step.name, step.checksum]);
    });
  }
}

async function inTurn(pool: Pool, act: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [TURN_KEY]);
    await act(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
