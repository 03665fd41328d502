import { chmodSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { freeBytes, listingOf, tidy } from '#main/backup/backup-folder.ts';
import type { BackupMade, BackupOrder, BackupOutcome } from '#main/backup/backup-order.ts';
import { type CheckedCopy, checkCopy } from '#main/backup/checked-copy.ts';
import { syncFolder } from '#main/backup/sync-path.ts';
import { loadSqlite } from '#main/ledger/sqlite.ts';

/** What a backup leaves free on its disk. */
const ROOM_LEFT_BYTES = 64 * 1024 ** 2;

/** One turn of the thread: the copy where one is wanted, what is kept no longer, and how the folder is then. */
export async function carryOutOrder({ folder, tillCode, make }: BackupOrder): Promise<BackupOutcome> {
  const made = make === null ? null : (refusedPlace(folder, make.source) ?? (await makeBackup(folder, make)));
  if (made !== null) tidy(folder, tillCode);
  return { made, listing: listingOf(folder, tillCode) };
}

function refusedPlace(folder: string, source: string): BackupMade | null {
  // Made anew it would lie where a stick was, and look like a backup on it.
  if (!existsSync(folder)) return { kind: 'failed', code: 'ENOENT', words: `${folder} is not there` };
  // The till itself works on this disk, or somebody else does: the last of its room is not for copies.
  const free = freeBytes(folder);
  const isTight = free !== null && free < statSync(source).size + ROOM_LEFT_BYTES;
  return isTight ? { kind: 'failed', code: 'ENOSPC', words: `${free} bytes are left` } : null;
}

/**
 * Copies the till's database while the till works with it, checks the copy, and only then gives it its name: a file of
 * that name is a whole backup, however this ended.
 */
async function makeBackup(
  folder: string,
  { checked, name, source }: NonNullable<BackupOrder['make']>,
): Promise<BackupMade> {
  const target = join(folder, name);
  const beside = `${target}.new`;
  try {
    forget(beside);
    await copy(source, beside);
    const found = await checkBeside(beside, checked);
    if (!found.isWhole) return { kind: 'failed', code: null, words: found.damage };
    renameSync(beside, target);
    syncFolder(folder);
    return { kind: 'made', head: found.head };
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
    return { kind: 'failed', code, words: fault instanceof Error ? fault.message : String(fault) };
  } finally {
    forget(beside);
  }
}

async function copy(source: string, beside: string): Promise<void> {
  const Sqlite = await loadSqlite();
  const connection = new Sqlite(source, { readonly: true, fileMustExist: true });
  try {
    // All pages in one step: a till that sells on meanwhile would make a slow copy start over again and again.
    await connection.backup(beside, { progress: () => Number.MAX_SAFE_INTEGER });
  } finally {
    connection.close();
  }
}

async function checkBeside(beside: string, checked: NonNullable<BackupOrder['make']>['checked']): Promise<CheckedCopy> {
  // It holds what the till holds: PINs, though hashed, and every customer's name.
  if (process.platform !== 'win32') chmodSync(beside, 0o600);
  const Sqlite = await loadSqlite();
  const connection = new Sqlite(beside);
  try {
    // One file, with nothing beside it that could be left behind.
    connection.pragma('journal_mode = DELETE');
    return checkCopy(connection, checked);
  } finally {
    connection.close();
  }
}

function forget(beside: string): void {
  for (const left of [beside, `${beside}-journal`, `${beside}-wal`, `${beside}-shm`]) rmSync(left, { force: true });
}
