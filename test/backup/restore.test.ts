import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TillProcess } from '#test/store/killed-till.ts';
import { accepted, id, logOn, sellLoaf, temporaryFolder, testTill } from '#test/till/test-till.ts';
import { runTool } from '#test/tools/run-tool.ts';

/** A till that sold once before its backup and once after it, and was closed. */
async function tillWithBackup() {
  const dataDir = temporaryFolder();
  const { client, till } = await testTill({ dataDir });
  await logOn(client, 'ivana');
  await accepted(client.shift.start({ ...id(), deposits: [] }));
  const before = await sellLoaf(client);
  await accepted(client.backup.run(id()));
  await expect.poll(async () => (await accepted(client.backup.show({}))).kept).toHaveLength(1);
  const after = await sellLoaf(client);
  await till.close();
  const [backup = ''] = readdirSync(join(dataDir, 'backups'));
  return { dataDir, before, after, backup: join(dataDir, 'backups', backup) };
}

/** Overwrites the middle of a file, as a dying disk does. */
function damage(path: string): void {
  const handle = openSync(path, 'r+');
  writeSync(handle, Buffer.alloc(statSync(path).size - 8_192, 0xa5), 0, null, 4_096);
  closeSync(handle);
}

const restore = (dataDir: string, ...more: readonly string[]) => runTool('restore', ['--data', dataDir, ...more]);

describe('a damaged ledger', () => {
  it.each([0.3, 0.6, 0.9])('is said before the start, wherever the damage is (at %d of the file)', async (place) => {
    const { dataDir } = await tillWithBackup();
    const path = join(dataDir, 'till.db');
    const handle = openSync(path, 'r+');
    writeSync(handle, Buffer.alloc(8_192, 0xa5), 0, null, Math.trunc((statSync(path).size * place) / 4_096) * 4_096);
    closeSync(handle);
    await expect(testTill({ dataDir })).rejects.toMatchObject({
      words: expect.stringContaining('Its database is damaged. Put it back from a backup: npm run restore'),
    });
  });
});

describe('npm run restore', () => {
  it('puts a damaged till back: whole, with what it replaces set aside, and the next number follows the backup’s last', async () => {
    const { dataDir, before } = await tillWithBackup();
    damage(join(dataDir, 'till.db'));
    await expect(testTill({ dataDir })).rejects.toMatchObject({
      words: expect.stringContaining('Its database is damaged. Put it back from a backup: npm run restore'),
    });
    const { code, stdout } = await restore(dataDir);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Restored .*till-POS1-\d{8}T\d{6}Z-\d+\.db: \d+ records, checked\. The database that stood there is kept in /,
    );
    const aside = readdirSync(dataDir).find((name) => name.startsWith('set-aside-')) ?? '';
    expect(readdirSync(join(dataDir, aside))).toContain('till.db');
    const { client } = await testTill({ dataDir });
    await logOn(client, 'ivana');
    const { sales } = await accepted(client.shift.summary({}));
    expect(sales.receipts).toBe(1);
    const next = await sellLoaf(client);
    expect(Number(next.slice(-6))).toBe(Number(before.slice(-6)) + 1);
  });

  it('passes over a backup that is damaged itself, says so, and takes the newest whole one', async () => {
    const { dataDir, backup } = await tillWithBackup();
    const newer = backup.replace(/T\d{6}Z/, 'T235959Z').replace(/-(\d{4})(\d{4})T/, '-2099$2T');
    copyFileSync(backup, newer);
    damage(newer);
    const { code, stdout } = await restore(dataDir);
    expect(code).toBe(0);
    expect(stdout).toContain(`Passed over, because it is damaged: ${newer}`);
    expect(stdout).toContain(`Restored ${backup}`);
  });

  it('asks about papers that waited when the backup was made: nobody knows whether they came out since', async () => {
    const dataDir = temporaryFolder();
    const { client, till } = await testTill({ dataDir, printer: 'tcp:127.0.0.1:9' });
    await logOn(client, 'ivana');
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    await sellLoaf(client);
    await accepted(client.backup.run(id()));
    await expect.poll(async () => (await accepted(client.backup.show({}))).kept).toHaveLength(1);
    await till.close();
    expect((await restore(dataDir)).code).toBe(0);
    const again = await testTill({ dataDir });
    await expect.poll(async () => (await accepted(again.client.till.state({}))).printer.unsureJobId).not.toBeNull();
  });

  it('refuses in words, and changes nothing', async () => {
    const { dataDir, backup } = await tillWithBackup();
    const foreign = temporaryFolder();
    const { till: other } = await testTill({ dataDir: foreign });
    await other.close();
    const running = await testTill({ dataDir });
    for (const [more, words] of [
      [[], 'Another Tillkeeper already works with the data folder'],
      [['--from', join(dataDir, 'nothing')], 'Another Tillkeeper'],
    ] as const) {
      const { code, stderr } = await restore(dataDir, ...more);
      expect([code, stderr]).toEqual([1, expect.stringContaining(words)]);
    }
    await running.till.close();
    const empty = temporaryFolder();
    const cases = [
      [dataDir, ['--from', join(dataDir, 'nothing')], 'There is nothing at'],
      [dataDir, ['--from', empty], 'holds no backup of a till'],
      [foreign, ['--from', backup], 'belongs to another till'],
      [join(empty, 'none'), [], 'There is no data folder'],
    ] as const;
    for (const [folder, more, words] of cases) {
      const { code, stderr } = await restore(folder, ...more);
      expect([code, stderr]).toEqual([1, expect.stringContaining(words)]);
    }
    const { code, stderr } = await runTool('restore', ['--from', backup]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--data is missing')]);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('set-aside-'))).toEqual([]);
    const { client } = await testTill({ dataDir });
    await logOn(client, 'ivana');
    expect((await accepted(client.shift.summary({}))).sales.receipts).toBe(2);
  });
});

describe('a till killed while it makes a backup', () => {
  it.each([1, 4, 9, 20, 60])('after %i ms leaves no file of that name that is not whole', async (killAfterMs) => {
    const dataDir = temporaryFolder();
    const process = new TillProcess(dataDir);
    await process.ready();
    await process.call('operator.logOn', { ...id(), operatorId: 'ivana', pin: '1234' });
    await process.call('shift.start', { ...id(), deposits: [{ currency: 'EUR', amount: '10' }] });
    await process.call('backup.run', id());
    await new Promise((resolve) => setTimeout(resolve, killAfterMs));
    await process.kill();
    const folder = join(dataDir, 'backups');
    const whole = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')) : [];
    const copyOfFolder = temporaryFolder();
    if (whole.length > 0) {
      copyFileSync(join(dataDir, 'till-key.json'), join(copyOfFolder, 'till-key.json'));
      mkdirSync(join(copyOfFolder, 'backups'));
      for (const name of whole) copyFileSync(join(folder, name), join(copyOfFolder, 'backups', name));
      expect((await restore(copyOfFolder)).stdout).toMatch(/^Restored /);
    }
    // What was left half written goes with the next one.
    const { client } = await testTill({ dataDir });
    await logOn(client, 'ivana');
    await accepted(client.backup.run(id()));
    await expect.poll(async () => (await accepted(client.backup.show({}))).kept.length).toBeGreaterThan(0);
    await expect.poll(() => readdirSync(folder).filter((name) => !name.endsWith('.db'))).toEqual([]);
  });
});
