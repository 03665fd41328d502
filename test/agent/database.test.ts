import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { migrate, SQLITE_MIGRATIONS } from '#agent/database/migrate.ts';
import { assertDurable, loadSqlite, openSqlite } from '#agent/database/open-sqlite.ts';
import { enrol, push, startTestAgent } from '#test/agent/agent-in-process.ts';
import { freshFolder } from '#test/agent/agent-process.ts';
import { testTill } from '#test/agent/test-till.ts';

async function filledDatabase() {
  const agent = await startTestAgent();
  const till = testTill();
  await enrol(agent, till);
  till.write(3);
  await push(agent, till, till.journal());
  await agent.stop();
  return { path: join(agent.dataDir, 'agent.sqlite'), dataDir: agent.dataDir };
}

describe('a connection', () => {
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

describe('the journal table', () => {
  test.each([
    ['UPDATE', "UPDATE journal_event SET actor = 'eve' WHERE seq = 2"],
    ['DELETE', 'DELETE FROM journal_event WHERE seq = 3'],
    ['REPLACE', 'INSERT OR REPLACE INTO journal_event SELECT * FROM journal_event WHERE seq = 2'],
    ['UPDATE OR REPLACE', 'UPDATE OR REPLACE journal_event SET seq = 2 WHERE seq = 3'],
    [
      'upsert',
      "INSERT INTO journal_event SELECT * FROM journal_event WHERE seq = 2 ON CONFLICT DO UPDATE SET actor = 'eve'",
    ],
  ])('takes no %s', async (_what, sql) => {
    const { path } = await filledDatabase();
    const connection = await openSqlite(path);
    expect(() => connection.exec(sql)).toThrow(/append-only/);
    expect(connection.prepare('SELECT count(*) AS n FROM journal_event').get()).toEqual({ n: 3 });
    connection.close();
  });

  test('takes no event after a gap, and none of a till that is not enrolled', async () => {
    const { path } = await filledDatabase();
    const connection = await openSqlite(path);
    const columns = `till, epoch, seq + 5, 'x', kind, version, actor, authorised_by, shift_id, session_id, body, postings,
      wall_at, monotonic_ms, previous_hash, hash, signature, received_at FROM journal_event WHERE seq = 1`;
    expect(() => connection.exec(`INSERT INTO journal_event SELECT store, ${columns}`)).toThrow(/continues the record/);
    const first = columns.replace('seq + 5', 'seq');
    expect(() => connection.exec(`INSERT INTO journal_event SELECT 'Zadar', ${first}`)).toThrow(/FOREIGN KEY/);
    connection.close();
  });
});

describe('a database', () => {
  test('from a newer version is refused and left alone', async () => {
    const { path } = await filledDatabase();
    const connection = await openSqlite(path);
    connection.prepare('INSERT INTO migration VALUES (99, ?, ?)').run('tomorrow', 'x');
    expect(() => migrate(connection)).toThrow(/newer POS Agent \(step 99, tomorrow\)/);
    connection.close();
  });

  test('whose applied step has another file now is refused', async () => {
    const folder = freshFolder();
    cpSync(SQLITE_MIGRATIONS, folder, { recursive: true });
    const connection = await openSqlite(join(freshFolder(), 'a.sqlite'));
    migrate(connection, folder);
    appendFileSync(join(folder, '0001-journal.sql'), '-- changed\n');
    expect(() => migrate(connection, folder)).toThrow(/another file/);
    connection.close();
  });

  test('keeps nothing of a step that fails in its middle, and goes on when it is mended', async () => {
    const folder = freshFolder();
    cpSync(SQLITE_MIGRATIONS, folder, { recursive: true });
    writeFileSync(
      join(folder, '0002-more.sql'),
      'CREATE TABLE more (a TEXT) STRICT; CREATE TABLE more (a TEXT) STRICT;',
    );
    const connection = await openSqlite(join(freshFolder(), 'a.sqlite'));
    expect(() => migrate(connection, folder)).toThrow(/already exists/);
    writeFileSync(join(folder, '0002-more.sql'), 'CREATE TABLE more (a TEXT) STRICT;');
    migrate(connection, folder);
    migrate(connection, folder);
    expect(connection.prepare('SELECT version FROM migration').all()).toEqual([{ version: 1 }, { version: 2 }]);
    connection.close();
  });

  test('is the same step on a machine with other line ends', async () => {
    const folder = freshFolder();
    const name = '0001-journal.sql';
    const connection = await openSqlite(join(freshFolder(), 'a.sqlite'));
    migrate(connection);
    const sql = readFileSync(join(SQLITE_MIGRATIONS, name), 'utf8');
    writeFileSync(join(folder, name), sql.replaceAll('\n', '\r\n'));
    expect(() => migrate(connection, folder)).not.toThrow();
    connection.close();
  });
});
