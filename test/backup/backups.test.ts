import { readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkCopy } from '#main/backup/checked-copy.ts';
import { projectionFingerprints, rebuildProjections } from '#main/ledger/rebuild.ts';
import { smallDisk } from '#test/store/small-disk.ts';
import { journalOf } from '#test/till/journal-of.ts';
import {
  accepted,
  endShift,
  id,
  logOn,
  refused,
  sellLoaf,
  startShift,
  type TillClient,
  temporaryFolder,
  testTill,
} from '#test/till/test-till.ts';

const LOOKING = { lookForBackupsEveryMs: 20 };

const kept = async (client: TillClient) => (await accepted(client.backup.show({}))).kept;
const words = async (client: TillClient) => (await accepted(client.till.state({}))).backup.words;

function openedCopy(path: string) {
  return new Database(path, { readonly: true });
}

describe('backups', () => {
  it('are made by themselves after an end of shift: whole, verified, and of what was sold', async () => {
    const { client, dataDir } = await testTill(LOOKING);
    await startShift(client);
    const number = await sellLoaf(client);
    expect(await kept(client)).toEqual([]);
    await endShift(client);
    await expect.poll(async () => (await accepted(client.till.state({}))).backup.lastAt).not.toBeNull();
    await logOn(client);
    const [backup] = await kept(client);
    const path = join(dataDir, 'backups', backup?.name ?? '');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
    const copy = openedCopy(path);
    expect(checkCopy(copy, null)).toMatchObject({ isWhole: true, head: { till: 'POS1' } });
    expect(copy.prepare('SELECT number FROM trade_document').pluck().all()).toEqual([number]);
    copy.close();
    expect((await accepted(client.till.state({}))).backup).toEqual({ lastAt: backup?.madeAt, words: '' });
    expect(readdirSync(join(dataDir, 'backups'))).toEqual([backup?.name]);
  });

  it('are made while somebody sells, and hold the till up for nothing', async () => {
    const { client, dataDir } = await testTill();
    await logOn(client, 'ivana');
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    for (let count = 1; count <= 5; count += 1) {
      await accepted(client.backup.run(id()));
      // Sold while it is made: in the copy or not, but never by half.
      for (let sold = 0; sold < 5; sold += 1) await sellLoaf(client);
      await expect.poll(async () => (await accepted(client.backup.show({}))).isRunning).toBe(false);
    }
    const names = readdirSync(join(dataDir, 'backups'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const copy = new Database(join(dataDir, 'backups', name));
      expect(checkCopy(copy, null).isWhole).toBe(true);
      const grown = projectionFingerprints(copy);
      rebuildProjections(copy);
      expect(projectionFingerprints(copy)).toEqual(grown);
      copy.close();
    }
  });

  it('go where somebody with the right says, which is written down; a place that is none is refused', async () => {
    const at = await testTill(LOOKING);
    const { client } = at;
    const stick = temporaryFolder();
    await logOn(client);
    expect(await refused(client.backup.chooseFolder({ ...id(), folder: stick }))).toBe('not_permitted');
    expect(await refused(client.backup.run(id()))).toBe('not_permitted');
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'ivana');
    for (const folder of ['backups', join(stick, 'none'), join(at.dataDir, 'till.db')])
      expect(await refused(client.backup.chooseFolder({ ...id(), folder }))).toBe('backup_folder_wrong');
    expect(await accepted(client.backup.chooseFolder({ ...id(), folder: ` ${stick} ` }))).toMatchObject({
      folder: stick,
      isOwnFolder: false,
      kept: [],
    });
    await accepted(client.backup.run(id()));
    await expect.poll(() => readdirSync(stick).filter((name) => name.endsWith('.db'))).toHaveLength(1);
    const events = await journalOf(at, 'backup.');
    expect(events).toEqual([{ kind: 'backup.folder_chosen', actor: 'ivana', by: null, body: { folder: stick } }]);
  });

  it('say in words that their disk is away, make no folder in its place, and go on once it is back', async () => {
    const { client } = await testTill(LOOKING);
    const stick = join(temporaryFolder());
    await logOn(client, 'ivana');
    await accepted(client.backup.chooseFolder({ ...id(), folder: stick }));
    renameSync(stick, `${stick}-away`);
    await accepted(client.backup.run(id()));
    await expect
      .poll(() => words(client))
      .toBe(
        `The folder for backups, ${stick}, is not there. Plug its disk in, or choose another folder in Configuration, Backups.`,
      );
    expect(() => statSync(stick)).toThrow();
    renameSync(`${stick}-away`, stick);
    await accepted(client.backup.run(id()));
    await expect.poll(() => kept(client)).toHaveLength(1);
    expect(await words(client)).toBe('');
  });

  it('say at the next start already that their disk is away', async () => {
    const dataDir = temporaryFolder();
    const before = await testTill({ dataDir });
    const stick = temporaryFolder();
    await logOn(before.client, 'ivana');
    await accepted(before.client.backup.chooseFolder({ ...id(), folder: stick }));
    await before.till.close();
    renameSync(stick, `${stick}-away`);
    const { client } = await testTill({ dataDir });
    await expect.poll(() => words(client)).toContain('is not there. Plug its disk in');
    renameSync(`${stick}-away`, stick);
  });

  it('leave the last of a disk to the till', async (context) => {
    const disk = smallDisk('5m');
    if (disk === null) return context.skip('needs Linux and root (mount -t tmpfs)');
    const { client } = await testTill({ dataDir: join(disk, 'data') });
    await logOn(client, 'ivana');
    await accepted(client.backup.run(id()));
    await expect.poll(() => words(client)).toContain('There is no room for a backup in');
    expect(await kept(client)).toEqual([]);
  });

  it('find that the journal they copied no longer holds what it held, and keep the good ones', async () => {
    const { client, dataDir } = await testTill();
    await logOn(client, 'ivana');
    await accepted(client.backup.run(id()));
    await expect.poll(() => kept(client)).toHaveLength(1);
    const before = await kept(client);
    const other = new Database(join(dataDir, 'till.db'));
    const triggers = other.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all();
    for (const name of triggers) other.exec(`DROP TRIGGER "${String(name)}"`);
    other.exec(`UPDATE event SET hash = 'f' || substr(hash, 2) WHERE seq = (SELECT max(seq) FROM event)`);
    other.close();
    await accepted(client.backup.run(id()));
    await expect.poll(() => words(client)).toContain('The copy for a backup is damaged');
    expect(await kept(client)).toEqual(before);
  });

  it('whose journal names a key that is no key are damaged, and end no check with a fault', async () => {
    const { client, dataDir, till } = await testTill();
    await logOn(client, 'ivana');
    await till.close();
    const copy = new Database(join(dataDir, 'till.db'));
    const triggers = copy.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all();
    for (const name of triggers) copy.exec(`DROP TRIGGER "${String(name)}"`);
    copy.exec(`UPDATE event SET body = json_set(body, '$.publicKey', 'none') WHERE kind = 'till.founded'`);
    expect(checkCopy(copy, null)).toEqual({ isWhole: false, damage: 'record 1/1: hash_differs' });
    copy.close();
  });
});
