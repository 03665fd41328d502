import { chmodSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BackupOrder, BackupOutcome } from '#main/backup/backup-order.ts';
import { type CheckedCopy, checkCopy } from '#main/backup/checked-copy.ts';
import { syncFolder } from '#main/backup/sync-path.ts';
import { loadSqlite } from '#main/ledger/sqlite.ts';

/**
 * Copies the till's database while the till works with it, checks the copy, and only then gives it its name: a file of
 * that name is a whole backup, however this ended.
 */
export async function makeBackup({ source, target, checked }: BackupOrder): Promise<BackupOutcome> {
  const beside = `${target}.new`;
  try {
    forget(beside);
    await copy(source, beside);
    const found = await checkBeside(beside, checked);
    if (!found.isWhole) return { kind: 'failed', code: null, words: found.damage };
    renameSync(beside, target);
    syncFolder(dirname(target));
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

async function checkBeside(beside: string, checked: BackupOrder['checked']): Promise<CheckedCopy> {
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
