/** Why a till does not start, in words for the person at the keyboard. Everything else that stops a start is a fault. */
export class StartRefusal extends Error {
  readonly words: string;

  constructor(words: string) {
    super(words);
    this.name = 'StartRefusal';
    this.words = words;
  }
}

const WORDS_OF_CODE: Readonly<Record<string, string>> = {
  SQLITE_FULL: 'The disk is full. Nothing was written. Make room on the disk and start again.',
  ENOSPC: 'The disk is full. Nothing was written. Make room on the disk and start again.',
  SQLITE_CANTOPEN: 'Its database cannot be opened. Check that this user may read and write the folder.',
  SQLITE_READONLY: 'Its database may not be written. Check that this user may write the folder.',
  SQLITE_NOTADB: 'Its database is damaged or is no database. Put it back from a backup: npm run restore -- --help',
  SQLITE_CORRUPT: 'Its database is damaged. Put it back from a backup: npm run restore -- --help',
  EACCES: 'This user may not read or write it. Give the right, or start with another --data folder.',
  EROFS: 'It lies on a disk that cannot be written. Start with another --data folder.',
  ENOTDIR: 'A part of that path is a file, not a folder. Start with another --data folder.',
  ENOENT: 'It cannot be made there. Start with another --data folder.',
  EEXIST: 'There is a file where the folder should be. Start with another --data folder.',
};

/** Turns what the world refuses (disk, rights, damage) into words; a fault of the program stays a fault. */
export function asStartRefusal(fault: unknown, dataDir: string): unknown {
  if (fault instanceof StartRefusal || !(fault instanceof Error) || !('code' in fault)) return fault;
  const words = WORDS_OF_CODE[String(fault.code)];
  return words === undefined ? fault : new StartRefusal(`The data folder ${dataDir} cannot be used. ${words}`);
}
