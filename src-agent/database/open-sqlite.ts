import type BetterSqlite from 'better-sqlite3';
import { errorCode, StartRefusal } from '#agent/start/start-refusal.ts';
import { assert } from '#shared/assert.ts';

/** better-sqlite3 13 needs N-API 10; on an older Node it dies without a word, so ask before it is loaded. */
const NAPI_MINIMUM = 10;

export async function loadSqlite(napi = process.versions['napi']): Promise<typeof BetterSqlite> {
  if (Number(napi) < NAPI_MINIMUM) {
    throw new StartRefusal('node_too_old', `The POS Agent needs Node 22.14 or newer; this is ${process.version}.`);
  }
  return (await import('better-sqlite3')).default;
}

/**
 * Opens a connection on which a commit is on the disk when it is done. WAL runs at `synchronous=NORMAL` in this build of
 * SQLite unless told otherwise after the change to WAL, and an acknowledged event must not be lost with the power.
 */
export async function openSqlite(path: string): Promise<BetterSqlite.Database> {
  const Sqlite = await loadSqlite();
  try {
    const connection = new Sqlite(path);
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('recursive_triggers = ON');
    connection.pragma('busy_timeout = 5000');
    assertDurable(connection);
    return connection;
  } catch (error) {
    throw sqliteRefusal(path, error) ?? error;
  }
}

export function assertDurable(connection: BetterSqlite.Database): void {
  const facts = Object.fromEntries(
    ['journal_mode', 'synchronous', 'foreign_keys', 'recursive_triggers'].map((name) => [
      name,
      connection.pragma(name, { simple: true }),
    ]),
  );
  assert(
    facts['journal_mode'] === 'wal' &&
      facts['synchronous'] === 2 &&
      facts['foreign_keys'] === 1 &&
      facts['recursive_triggers'] === 1,
    'each connection runs in WAL with synchronous=FULL, foreign keys and recursive triggers',
    facts,
  );
}

/** Why a database cannot be opened or written, in words; null: a fault that nobody foresaw. */
export function sqliteRefusal(path: string, error: unknown): StartRefusal | null {
  const code = errorCode(error);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return new StartRefusal(
      'disk_full',
      `The disk of ${path} is full. Nothing was changed. Make room on it, then try again.`,
    );
  }
  if (code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT')) {
    return new StartRefusal(
      'database_damaged',
      `${path} is not a database that can be read (${code}). Put it back from a backup; tills send again what it lacks.`,
    );
  }
  if (code?.startsWith('SQLITE_CANTOPEN') || code?.startsWith('SQLITE_READONLY') || code?.startsWith('SQLITE_PERM')) {
    return new StartRefusal(
      'data_folder',
      `The database ${path} cannot be written (${code}). Give the agent the right to write there, or another --data folder.`,
    );
  }
  return null;
}
