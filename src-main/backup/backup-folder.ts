import { accessSync, constants, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { BackupListing } from '#main/backup/backup-order.ts';
import { type BackupFile, backupsAmong, superfluous } from '#shared/backup/backup-file.ts';

/** Where a till's backups lie when nobody chose another place. */
export function ownBackupFolder(dataDir: string): string {
  return join(dataDir, 'backups');
}

/** Newest first; none where the folder is not there or cannot be read. */
export function backupsIn(folder: string, tillCode: string | null): readonly BackupFile[] {
  return backupsAmong(namesIn(folder), tillCode);
}

/** What a run that was cut off left half written, and what is kept no longer. */
export function tidy(folder: string, tillCode: string): void {
  for (const name of namesIn(folder)) {
    const [target = name] = name.split('.new');
    if (name !== target && backupsAmong([target], tillCode).length > 0) rmSync(join(folder, name), { force: true });
  }
  for (const { name } of superfluous(backupsIn(folder, tillCode))) rmSync(join(folder, name), { force: true });
}

/** A folder that is there, is named whole, and may be written. */
function isUsableFolder(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return isAbsolute(folder) && statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

export function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** How a folder is, and what is kept in it, with sizes. */
export function listingOf(folder: string, tillCode: string): BackupListing {
  return {
    isUsable: isUsableFolder(folder),
    freeBytes: freeBytes(folder),
    kept: backupsIn(folder, tillCode).map((file) => ({
      ...file,
      bytes: statSync(join(folder, file.name), { throwIfNoEntry: false })?.size ?? 0,
    })),
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
