import { appendFileSync, cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Pool } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migratePostgres } from '#agent/database/migrate-postgres.ts';
import { migrateSqlite } from '#agent/database/migrate-sqlite.ts';
import { POSTGRES_MIGRATIONS, readMigrations, SQLITE_MIGRATIONS } from '#agent/database/migration.ts';
import { openPostgres } from '#agent/database/open-postgres.ts';
import { assertDurable, loadSqlite, openSqlite } from '#agent/database/open-sqlite.ts';
import { must } from '#shared/assert.ts';
import { AGENT_DATABASES, type AgentDatabaseKind, databaseUrlOf, openRaw } from '#test/agent/agent-database.ts';
import { enrol, push, startTestAgent } from '#test/agent/agent-in-process.ts';
import { freshFolder } from '#test/agent/agent-process.ts';
import { testTill } from '#test/agent/test-till.ts';

describe('a connection to SQLite', () => {
  test('runs at synchronous=FULL from the first one on, and on each that is opened again after writing', async () => {
    const path = join(freshFolder(), 'a.sqlite');
    for (let round = 0; round < 3; round += 1) {
      const connection = await openSqlite(path);
      connection.exec(`CREATE TABLE t${round} (a TEXT) STRICT`);
      expect(connection.pragma('synchronous', { simple: true })).toBe(2);
      expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
      assertDurable(connection);
      connection.close();
    }
  });

  test('that is not durable is a broken rule: this build of SQLite falls back to NORMAL', () => {
    const path = join(freshFolder(), 'a.sqlite');
    const connection = new Sqlite(path);
    connection.pragma('journal_mode = WAL');
    connection.exec('CREATE TABLE t (a TEXT) STRICT');
    expect(() => assertDurable(connection)).toThrow(/synchronous=FULL/);
    connection.close();
  });

  test('is not tried on a Node that would die without a word', async () => {
    await expect(loadSqlite('9')).rejects.toThrow(/Node 22\.14/);
  });
});

describe('a connection to PostgreSQL', () => {
  test('where a commit is answered before it is on the disk is refused', async () => {
    const url = await freshPostgres();
    const pool = await openPool(url);
    await pool.query(`ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET synchronous_commit = off`);
    await expect(openPool(url)).rejects.toThrow(/synchronous_commit is off/);
  });

  test('brings whole numbers as numbers, and is a fault where one is too large to count to', async () => {
    const pool = await openPool(await freshPostgres());
    const { rows } = await pool.query(
      'SELECT 9007199254740991::bigint AS n, sum(amount)::bigint AS s FROM (VALUES (2), (3)) AS a (amount)',
    );
    expect(rows).toEqual([{ n: Number.MAX_SAFE_INTEGER, s: 5 }]);
    await expect(pool.query('SELECT 9007199254740993::bigint')).rejects.toThrow(/can be counted to/);
  });

  test('to a place where none is refused in words that do not repeat the password', async () => {
    const refused = openPool('postgres://ana:s3cret@127.0.0.1:1/tills');
    await expect(refused).rejects.toThrow(/database at 127\.0\.0\.1\/tills cannot be used/);
    await expect(refused).rejects.not.toThrow(/s3cret/);
  });
});

test('both databases are brought up to date by steps of the same names', () => {
  expect(readdirSync(POSTGRES_MIGRATIONS)).toEqual(readdirSync(SQLITE_MIGRATIONS));
});

test('of two steps with one number none is skipped in silence', () => {
  const folder = freshFolder();
  for (const name of ['0001-one.sql', '0002-two.sql', '0002-too.sql']) writeFileSync(join(folder, name), 'SELECT 1');
  expect(() => readMigrations(folder)).toThrow(/each step has a number of its own/);
});

describe.each(AGENT_DATABASES)('the journal table on %s', (kind) => {
  async function filledDatabase() {
    const agent = await startTestAgent({ database: kind });
    const till = testTill();
    await enrol(agent, till);
    till.write(3);
    await push(agent, till, till.journal());
    await agent.stop();
    return await openRaw(kind, agent.dataDir);
  }

  const CHANGES: Readonly<Record<AgentDatabaseKind, readonly string[]>> = {
    sqlite: [
      "UPDATE journal_event SET actor = 'eve' WHERE seq = 2",
      'DELETE FROM journal_event WHERE seq = 3',
      'INSERT OR REPLACE INTO journal_event SELECT * FROM journal_event WHERE seq = 2',
      'UPDATE OR REPLACE journal_event SET seq = 2 WHERE seq = 3',
      "INSERT INTO journal_event SELECT * FROM journal_event WHERE seq = 2 ON CONFLICT DO UPDATE SET actor = 'eve'",
    ],
    postgres: [
      "UPDATE journal_event SET actor = 'eve' WHERE seq = 2",
      'DELETE FROM journal_event WHERE seq = 3',
      'TRUNCATE journal_event',
      `INSERT INTO journal_event SELECT * FROM journal_event WHERE seq = 2
       ON CONFLICT (store, till, epoch, seq) DO UPDATE SET actor = 'eve'`,
    ],
  };

  test.each(CHANGES[kind])('does not take: %s', async (sql) => {
    const raw = await filledDatabase();
    await expect(raw.run(sql)).rejects.toThrow(/append-only/);
    expect(await raw.run('SELECT count(*) AS n FROM journal_event')).toEqual([{ n: kind === 'sqlite' ? 3 : '3' }]);
  });

  test('takes no event after a gap, and none of a till that is not enrolled', async () => {
    const raw = await filledDatabase();
    const columns = `till, epoch, seq + 5, 'x', kind, version, actor, authorised_by, shift_id, session_id, body, postings,
      wall_at, monotonic_ms, previous_hash, hash, signature, received_at, sealed_epoch FROM journal_event WHERE seq = 1`;
    await expect(raw.run(`INSERT INTO journal_event SELECT store, ${columns}`)).rejects.toThrow(/continues the record/);
    const first = columns.replace('seq + 5', 'seq');
    await expect(raw.run(`INSERT INTO journal_event SELECT 'Zadar', ${first}`)).rejects.toThrow(/FOREIGN KEY/i);
  });
});

/** The steps that bring a database up to date, told the same way for both. */
type Steps = {
  readonly files: string;
  readonly migrate: (folder?: string) => Promise<void>;
  readonly run: (sql: string) => Promise<unknown>;
  readonly versions: () => Promise<readonly unknown[]>;
};

describe.each(AGENT_DATABASES)('a database on %s', (kind) => {
  const steps = async (): Promise<Steps> => (kind === 'sqlite' ? await sqliteSteps() : await postgresSteps());
  const MORE = kind === 'sqlite' ? 'CREATE TABLE more (a TEXT) STRICT;' : 'CREATE TABLE more (a text);';

  test('from a newer version is refused and left alone', async () => {
    const { migrate, run } = await steps();
    await migrate();
    await run("INSERT INTO migration VALUES (99, 'tomorrow', 'x')");
    await expect(migrate()).rejects.toThrow(/newer POS Agent \(step 99, tomorrow\)/);
  });

  test('whose applied step has another file now is refused', async () => {
    const { files, migrate } = await steps();
    const folder = freshFolder();
    cpSync(files, folder, { recursive: true });
    await migrate(folder);
    appendFileSync(join(folder, '0001-journal.sql'), '-- changed\n');
    await expect(migrate(folder)).rejects.toThrow(/another file/);
  });

  test('keeps nothing of a step that fails in its middle, and goes on when it is mended', async () => {
    const { files, migrate, versions } = await steps();
    const folder = freshFolder();
    cpSync(join(files, '0001-journal.sql'), join(folder, '0001-journal.sql'));
    writeFileSync(join(folder, '0002-more.sql'), MORE + MORE);
    await expect(migrate(folder)).rejects.toThrow(/already exists/);
    writeFileSync(join(folder, '0002-more.sql'), MORE);
    await migrate(folder);
    await migrate(folder);
    expect(await versions()).toEqual([1, 2]);
  });

  test('is the same step on a machine with other line ends', async () => {
    const { files, migrate } = await steps();
    const folder = freshFolder();
    const name = '0001-journal.sql';
    const sql = readFileSync(join(files, name), 'utf8');
    writeFileSync(join(folder, name), sql);
    await migrate(folder);
    writeFileSync(join(folder, name), sql.replaceAll('\n', '\r\n'));
    await migrate(folder);
  });

  test('is brought up to date once by eight agents that start at once', async () => {
    const dataDir = freshFolder();
    const agents = await Promise.all(Array.from({ length: 8 }, () => startTestAgent({ database: kind, dataDir })));
    expect(new Set(agents.map(({ url }) => url)).size).toBe(8);
  });
});

async function sqliteSteps(): Promise<Steps> {
  const connection = await openSqlite(join(freshFolder(), 'a.sqlite'));
  onTestFinished(() => void connection.close());
  return {
    files: SQLITE_MIGRATIONS,
    migrate: async (folder) => migrateSqlite(connection, folder),
    run: async (sql) => connection.exec(sql),
    versions: async () => connection.prepare('SELECT version FROM migration ORDER BY version').pluck().all(),
  };
}

async function postgresSteps(): Promise<Steps> {
  const pool = await openPool(await freshPostgres());
  return {
    files: POSTGRES_MIGRATIONS,
    migrate: async (folder) => await migratePostgres(pool, folder),
    run: async (sql) => await pool.query(sql),
    versions: async () =>
      (await pool.query<{ version: number }>('SELECT version FROM migration ORDER BY version')).rows.map(
        ({ version }) => version,
      ),
  };
}

async function freshPostgres(): Promise<string> {
  return must(await databaseUrlOf('postgres', freshFolder()), 'PostgreSQL has an address');
}

async function openPool(url: string): Promise<Pool> {
  const pool = await openPostgres(url, { connections: 5, onLost: () => {} });
  onTestFinished(() => pool.end());
  return pool;
}
