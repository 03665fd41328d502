/** A backup as its file's name tells it: whose it is, when it was begun (UTC) and up to which record it goes. */
export type BackupFile = {
  readonly name: string;
  readonly madeAt: string;
  readonly seq: number;
};

/** So many of the newest are kept, and of this many days before them the last of each. */
const NEWEST = 7;
const DAYS = 31;
/** While a till only sells, this often. */
export const BACKUP_EVERY_MS = 4 * 60 * 60_000;

/** "till-POS1-20261127T221500Z-4711.db": sorts by time, and says by itself what it is. `utc`: RFC 3339, ending in Z. */
export function backupName(tillCode: string, utc: string, seq: number): string {
  const stamp = utc.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length).replaceAll(/[-:]/g, '');
  return `till-${fileText(tillCode)}-${stamp}Z-${seq}.db`;
}

/** The backups of a till among names in a folder, newest first. Whatever else lies there is not looked at. */
export function backupsAmong(names: readonly string[], tillCode: string | null): readonly BackupFile[] {
  const whose = tillCode === null ? '[A-Za-z0-9_]+' : fileText(tillCode);
  const pattern = new RegExp(`^till-${whose}-(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)Z-(\\d+)\\.db$`);
  const files = names.flatMap((name): readonly BackupFile[] => {
    const found = pattern.exec(name);
    if (found === null) return [];
    const [, year, month, day, hour, minute, second, seq] = found;
    return [{ name, madeAt: `${year}-${month}-${day}T${hour}:${minute}:${second}Z`, seq: Number(seq) }];
  });
  return files.toSorted((one, other) => other.madeAt.localeCompare(one.madeAt) || other.seq - one.seq);
}

/** What may go, of backups newest first: all but the newest few, and the last of each of the days before them. */
export function superfluous(files: readonly BackupFile[]): readonly BackupFile[] {
  const kept = new Set(files.slice(0, NEWEST));
  const days = new Set<string>();
  for (const file of files) {
    const day = file.madeAt.slice(0, 10);
    if (!days.has(day) && days.size < DAYS) kept.add(file);
    days.add(day);
  }
  return files.filter((file) => !kept.has(file));
}

export type BackupFacts = {
  /** Of the newest backup; null: there is none, and what was written before counts from the till's founding. */
  readonly last: Pick<BackupFile, 'seq'> | null;
  /** When the newest backup was made, or the till founded. */
  readonly sinceMs: number;
  readonly nowMs: number;
  readonly headSeq: number;
  /** Where the last shift of this till was ended; 0: none was. */
  readonly endedSeq: number;
};

/** After each end of shift, and otherwise every few hours in which something was written. */
export function isBackupDue({ last, sinceMs, nowMs, headSeq, endedSeq }: BackupFacts): boolean {
  const seq = last?.seq ?? 0;
  if (headSeq <= seq) return false;
  // A clock that was set back must not put the next one off for ever.
  return endedSeq > seq || Math.abs(nowMs - sinceMs) >= BACKUP_EVERY_MS;
}

/** Codes of tills are free text; names of files are not. Two codes never become one name: tills may share a folder. */
function fileText(tillCode: string): string {
  return tillCode.replaceAll(/[^A-Za-z0-9]/gu, (sign) => `_${sign.codePointAt(0)?.toString(16) ?? ''}_`);
}
