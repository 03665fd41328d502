import type { Database } from 'better-sqlite3';
import { positionSchema } from '#main/backup/checked-copy.ts';
import { forgetSetting, keepSetting, readSetting } from '#main/till/setting-row.ts';
import type { ChainPosition } from '#shared/journal/chain.ts';

const FOLDER = 'backup_folder';
const CHECKED = 'backup_checked';

/** Where backups go as somebody chose; null: inside the data folder. */
export function backupFolder(connection: Database): string | null {
  return readSetting(connection, FOLDER);
}

export function keepBackupFolder(connection: Database, folder: string | null): void {
  if (folder === null) forgetSetting(connection, FOLDER);
  else keepSetting(connection, FOLDER, folder);
}

/** Up to where the journal was checked in a backup; the next check begins there. */
export function checkedUpTo(connection: Database): ChainPosition | null {
  const kept = readSetting(connection, CHECKED);
  return kept === null ? null : positionSchema.parse(JSON.parse(kept));
}

export function keepCheckedUpTo(connection: Database, position: ChainPosition): void {
  keepSetting(connection, CHECKED, JSON.stringify(position));
}
