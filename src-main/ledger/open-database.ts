import type { Database as Connection } from 'better-sqlite3';
import { loadSqlite } from '#main/ledger/sqlite.ts';
import { assert } from '#shared/assert.ts';

/**
 * Opens a database so that what is committed stays committed: WAL with `synchronous=FULL` on every connection, because
 * this build of SQLite falls back to NORMAL in WAL and a power cut would then take the last sales.
 */
export async function openDatabase(path: string): Promise<Connection> {
  const Database = await loadSqlite();
  const connection = new Database(path);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('recursive_triggers = ON');
  connection.pragma('busy_timeout = 5000');
  assertDurable(connection);
  return connection;
}

/** Durability is a promise to the cashier; a connection without it is a fault, not a setting. */
export function assertDurable(connection: Connection): void {
  const mode = connection.pragma('journal_mode', { simple: true });
  const synchronous = connection.pragma('synchronous', { simple: true });
  assert(mode === 'wal' && synchronous === 2, 'the ledger runs in WAL with synchronous=FULL', { mode, synchronous });
}
