import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lockInstance } from '#main/ledger/instance-lock.ts';
import { assertDurable, openDatabase } from '#main/ledger/open-database.ts';
import { loadSqlite } from '#main/ledger/sqlite.ts';
import { openTill } from '#main/till.ts';
import { sellLoaf, startShift, temporaryFolder, testTill } from '#test/till/test-till.ts';

describe('the ledger file', () => {
  it('runs in WAL with synchronous=FULL on every connection, also after the first write and when opened again', async () => {
    const path = join(temporaryFolder(), 'till.db');
    const first = await openDatabase(path);
    first.exec('CREATE TABLE t (a INTEGER) STRICT; INSERT INTO t VALUES (1)');
    assertDurable(first);
    first.close();
    const second = await openDatabase(path);
    second.exec('INSERT INTO t VALUES (2)');
    assertDurable(second);
    expect(second.pragma('recursive_triggers', { simple: true })).toBe(1);
    expect(second.pragma('foreign_keys', { simple: true })).toBe(1);
    second.close();
  });

  it('is refused as soon as a connection is not durable (this build of SQLite falls back to NORMAL)', async () => {
    const path = join(temporaryFolder(), 'till.db');
    (await openDatabase(path)).close();
    const plain = new Database(path);
    plain.exec('CREATE TABLE t (a INTEGER) STRICT');
    expect(() => assertDurable(plain)).toThrow('synchronous=FULL');
    plain.close();
  });

  it('is not opened on a Node whose N-API is too old: words instead of a crash', async () => {
    await expect(loadSqlite('9')).rejects.toMatchObject({ words: expect.stringContaining('Node 22.14') });
  });
});

describe('the journal', () => {
  it('cannot be changed, thinned out, replaced or given a gap, whatever statement is tried', async () => {
    const { client, till, dataDir } = await testTill();
    await startShift(client);
    await sellLoaf(client);
    await till.close();
    const connection = await openDatabase(join(dataDir, 'till.db'));
    onTestFinished(() => {
      connection.close();
    });
    const attempt = (sql: string) => () => connection.exec(sql);
    expect(attempt(`UPDATE event SET actor = 'kasia' WHERE seq = 3`)).toThrow('append-only');
    expect(attempt('DELETE FROM event WHERE seq = 3')).toThrow('append-only');
    expect(attempt('INSERT OR REPLACE INTO event SELECT * FROM event WHERE seq = 3')).toThrow(/append-only|gapless/);
    expect(attempt('UPDATE posting SET amount_minor = 0')).toThrow('append-only');
    expect(attempt('DELETE FROM posting')).toThrow('append-only');
    expect(attempt('INSERT OR REPLACE INTO posting SELECT * FROM posting LIMIT 1')).toThrow('append-only');
    expect(
      attempt(
        `INSERT INTO event SELECT epoch, seq + 1000, 'x' || event_id, till, kind, version, actor, authorised_by, shift_id,
         session_id, body, postings, wall_at, monotonic_ms, previous_hash, 'x' || hash, signature FROM event WHERE seq = 3`,
      ),
    ).toThrow('gapless');
  });
});

describe('a start is refused in words', () => {
  it('on a data folder that another Tillkeeper works with, and possible again once that one is gone', async () => {
    const { till, dataDir } = await testTill();
    await expect(openTill({ dataDir, agentUrl: null })).rejects.toMatchObject({
      words: expect.stringContaining('Another Tillkeeper already works'),
    });
    await till.close();
    await (await openTill({ dataDir, agentUrl: null })).close();
  });

  it('on a database from a newer version, which stays as it was', async () => {
    const { till, dataDir } = await testTill();
    await till.close();
    const connection = new Database(join(dataDir, 'till.db'));
    connection.exec(`INSERT INTO migration VALUES (9999, 'from-the-future', 'x')`);
    const before = connection.prepare('SELECT count(*) FROM event').pluck().get();
    connection.close();
    await expect(openTill({ dataDir, agentUrl: null })).rejects.toMatchObject({
      words: expect.stringContaining('newer Tillkeeper (step 9999, from-the-future)'),
    });
    const after = new Database(join(dataDir, 'till.db'), { readonly: true });
    expect(after.prepare('SELECT count(*) FROM event').pluck().get()).toBe(before);
    after.close();
  });

  it('on a database whose applied steps are not this program’s', async () => {
    const { till, dataDir } = await testTill();
    await till.close();
    const connection = new Database(join(dataDir, 'till.db'));
    connection.exec(`UPDATE migration SET checksum = 'other' WHERE version = 1`);
    connection.close();
    await expect(openTill({ dataDir, agentUrl: null })).rejects.toMatchObject({
      words: expect.stringContaining('differs from this program’s'),
    });
  });

  it('on files that are no database, no key, and paths that are no folder', async () => {
    const broken = temporaryFolder();
    writeFileSync(join(broken, 'till.db'), 'this is no database, it is a letter to the reader, and a long one at that');
    await expect(openTill({ dataDir: broken, agentUrl: null })).rejects.toMatchObject({
      words: expect.stringContaining('damaged or is no database'),
    });
    const keyless = temporaryFolder();
    writeFileSync(join(keyless, 'till-key.json'), '{}');
    await expect(openTill({ dataDir: keyless, agentUrl: null })).rejects.toMatchObject({
      words: expect.stringContaining('key file'),
    });
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    await expect(openTill({ dataDir: join(file, 'data'), agentUrl: null })).rejects.toMatchObject({
      words: expect.stringContaining('not a folder'),
    });
    // A place that says "not found" to every new child; a naive recursive mkdir spins here for ever.
    await expect(openTill({ dataDir: '/proc/nope/data', agentUrl: null })).rejects.toMatchObject({
      words: expect.stringContaining('cannot be used'),
    });
  });

  it('with a printer address that cannot be one', async () => {
    await expect(openTill({ dataDir: temporaryFolder(), agentUrl: null, printer: 'lpt1' })).rejects.toMatchObject({
      words: expect.stringContaining('printer address'),
    });
  });

  it('and leaves the lock of a dead program to the next one', async () => {
    const dataDir = temporaryFolder();
    const lock = await lockInstance(dataDir);
    await expect(lockInstance(dataDir)).rejects.toThrow('Another Tillkeeper');
    lock.release();
    (await lockInstance(dataDir)).release();
  });
});
