import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { backupsIn, ownBackupFolder } from '#main/backup/backup-folder.ts';
import { checkCopy } from '#main/backup/checked-copy.ts';
import { syncFile, syncFolder } from '#main/backup/sync-path.ts';
import { lockInstance } from '#main/ledger/instance-lock.ts';
import { openKeys } from '#main/ledger/keys.ts';
import { signingKey } from '#main/ledger/signing-key.ts';
import { loadSqlite } from '#main/ledger/sqlite.ts';
import { StartRefusal } from '#main/start-refusal.ts';

export type Restored = {
  readonly file: string;
  /** Records of the journal that it holds. */
  readonly records: number;
  /** Where the database that stood there is kept; null: none did. */
  readonly setAside: string | null;
  /** Backups that were tried before and are damaged, with what is wrong. */
  readonly passedOver: readonly string[];
};

export type RestoreOrder = {
  readonly dataDir: string;
  /** A backup, or a folder of them, of which the newest whole one is taken; null: the folder inside the data folder. */
  readonly from: string | null;
  /** Now, RFC 3339; the replaced database is set aside under it. */
  readonly at: string;
};

/**
 * Puts a backup in the place of a till's database: checked whole first, signed with the key that lies there, and the
 * database that it replaces is set aside, never deleted. Whether papers that wait in it came out meanwhile only the paper
 * shows, so the till asks about each at its next start. Rejects with a StartRefusal in words.
 */
export async function restoreBackup({ dataDir, from, at }: RestoreOrder): Promise<Restored> {
  if (!existsSync(dataDir))
    throw new StartRefusal(`There is no data folder ${dataDir}. Make it, with the till's key file in it.`);
  const lock = await lockInstance(dataDir);
  try {
    const beside = join(dataDir, 'till.db.restored');
    const found = await newestWhole(candidates(dataDir, from), { beside, dataDir });
    const setAside = putAside(dataDir, at);
    renameSync(beside, join(dataDir, 'till.db'));
    syncFile(join(dataDir, 'till.db'));
    syncFolder(dataDir);
    return { ...found, setAside };
  } finally {
    lock.release();
  }
}

function candidates(dataDir: string, from: string | null): readonly string[] {
  const place = from ?? ownBackupFolder(dataDir);
  if (!existsSync(place))
    throw new StartRefusal(`There is nothing at ${place}. Name a backup, or a folder of them, with --from.`);
  if (!statSync(place).isDirectory()) return [place];
  const files = backupsIn(place, null).map(({ name }) => join(place, name));
  if (files.length === 0) throw new StartRefusal(`${place} holds no backup of a till. Name another place with --from.`);
  return files;
}

async function newestWhole(
  files: readonly string[],
  { beside, dataDir }: { readonly beside: string; readonly dataDir: string },
): Promise<Omit<Restored, 'setAside'>> {
  const passedOver: string[] = [];
  for (const file of files) {
    copyFileSync(file, beside);
    const found = await checked(beside, dataDir);
    if (found.isWhole) return { file, records: found.head.seq, passedOver };
    passedOver.push(`${file}: ${found.damage}`);
    rmSync(beside, { force: true });
  }
  throw new StartRefusal(
    `No backup is whole, so nothing was changed. ${passedOver.join('; ')}. Name another one with --from.`,
  );
}

async function checked(beside: string, dataDir: string) {
  const Sqlite = await loadSqlite();
  let copy: InstanceType<typeof Sqlite> | null = null;
  try {
    copy = new Sqlite(beside);
    const found = checkCopy(copy, null);
    if (!found.isWhole) return found;
    openKeys(dataDir, signingKey(copy));
    // As a till that was cut off while it printed: it asks, and prints nothing again by itself.
    copy.prepare(`UPDATE print_job SET state = 'sending' WHERE state = 'queued'`).run();
    return found;
  } catch (fault) {
    if (fault instanceof StartRefusal) throw fault;
    return { isWhole: false, damage: fault instanceof Error ? fault.message : String(fault) } as const;
  } finally {
    copy?.close();
  }
}

function putAside(dataDir: string, at: string): string | null {
  const there = ['till.db', 'till.db-wal', 'till.db-shm'].map((name) => join(dataDir, name)).filter(existsSync);
  if (there.length === 0) return null;
  const place = join(dataDir, `set-aside-${at.replaceAll(/[^0-9T]/g, '')}`);
  mkdirSync(place);
  for (const path of there) renameSync(path, join(place, basename(path)));
  return place;
}
