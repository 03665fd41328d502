import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { migrate, TILL_MIGRATIONS } from '#main/ledger/migrate.ts';
import { loadSqlite } from '#main/ledger/sqlite.ts';
import { StartRefusal } from '#main/start-refusal.ts';
import { messageOf, ToolTrouble } from '../call/run-tool.ts';

export type LedgerCopy = {
  readonly connection: Database;
  /** Written by an older version, and brought up to this one in the copy. */
  readonly wasOlder: boolean;
  readonly remove: () => void;
};

/**
 * A copy of a data folder's database as it stands now, in a folder of its own, so that nothing is ever written to the one
 * that is looked at and a running till is not held up.
 */
export async function copyLedger(dataDir: string): Promise<LedgerCopy> {
  const source = join(dataDir, 'till.db');
  if (!existsSync(dataDir)) throw new ToolTrouble(`There is no folder ${dataDir}. Name the till's data folder.`);
  if (!statSync(dataDir).isDirectory()) throw new ToolTrouble(`${dataDir} is no folder. Name the till's data folder.`);
  if (!existsSync(source))
    throw new ToolTrouble(`${dataDir} holds no till.db. Name the folder that a till was started with.`);
  const folder = mkdtempSync(join(tmpdir(), 'tillkeeper-verify-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const { connection, wasOlder } = await openCopy(source, join(folder, 'till.db'));
    return {
      connection,
      wasOlder,
      remove: () => {
        connection.close();
        remove();
      },
    };
  } catch (fault) {
    remove();
    throw inWords(fault, dataDir);
  }
}

async function openCopy(source: string, target: string): Promise<Omit<LedgerCopy, 'remove'>> {
  await copyDatabase(source, target);
  const Sqlite = await loadSqlite();
  const connection = new Sqlite(target);
  try {
    // A throwaway: nobody needs it after a power cut.
    connection.pragma('synchronous = OFF');
    const before = stepsOf(connection);
    migrate(connection, TILL_MIGRATIONS);
    return { connection, wasOlder: stepsOf(connection) > before };
  } catch (fault) {
    connection.close();
    throw fault;
  }
}

function stepsOf(connection: Database): number {
  const isThere = connection.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'migration'`).get() !== undefined;
  return isThere ? (connection.prepare('SELECT count(*) FROM migration').pluck().get() as number) : 0;
}

/**
 * A till that was closed left one file, which is copied as it is: opening it, even for reading, would put files beside it.
 * Where a write-ahead log lies beside it, a till is running or was cut off, and SQLite itself has to read both.
 */
async function copyDatabase(source: string, target: string): Promise<void> {
  if (!existsSync(`${source}-wal`)) {
    const before = statSync(source);
    copyFileSync(source, target);
    const after = statSync(source);
    const isUntouched = before.mtimeMs === after.mtimeMs && before.size === after.size;
    if (isUntouched && !existsSync(`${source}-wal`)) return;
    rmSync(target);
  }
  const Sqlite = await loadSqlite();
  const live = new Sqlite(source, { readonly: true });
  try {
    // All pages in one step: a till that sells on meanwhile would make a slow copy start over again and again.
    await live.backup(target, { progress: () => Number.MAX_SAFE_INTEGER });
  } finally {
    live.close();
  }
}

function inWords(fault: unknown, dataDir: string): unknown {
  if (fault instanceof StartRefusal) return new ToolTrouble(fault.words);
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  if (code === 'SQLITE_NOTADB') return new ToolTrouble(`${dataDir}/till.db is no database. Put it back from a backup.`);
  if (/^SQLITE_CORRUPT/.test(code)) return new ToolTrouble(`${dataDir}/till.db is damaged. Put it back from a backup.`);
  if (/^(SQLITE_|E[A-Z]+$)/.test(code)) {
    return new ToolTrouble(
      `${dataDir}/till.db cannot be read (${messageOf(fault)}). Check that this user may read the folder.`,
    );
  }
  return fault;
}
