import type { Database } from 'better-sqlite3';
import { positionSchema } from '#main/backup/checked-copy.ts';
import type { ChainPosition } from '#shared/journal/chain.ts';

const FOLDER = 'backup_folder';
const CHECKED = 'backup_checked';

/** Where backups go as somebody chose; null: inside the data folder. */
export function backupFolder(connection: Database): string | null {
  return readSetting(connection, FOLDER);
}

export function keepBackupFolder(connection: Database, folder: string | null): void {
  if (folder === null) connection.prepare('DELETE FROM setting WHERE name = ?').run(FOLDER);
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

function readSetting(connection: Database, name: string): string | null {
  const value = connection.prepare('SELECT value FROM setting WHERE name = ?').pluck().get(name);
  return typeof value === 'string' ? value : null;
}

function keepSetting(connection: Database, name: string, value: string): void {
  connection.prepare('INSERT OR REPLACE INTO setting VALUES (?, ?)').run(name, value);
}
