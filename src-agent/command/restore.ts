import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { checkedCopy, forgetCopy } from '#agent/command/checked-copy.ts';
import { tellAllAgain } from '#agent/command/tell-all-again.ts';
import { migrateSqlite } from '#agent/database/migrate-sqlite.ts';
import { sqlitePath } from '#agent/database/open-database.ts';
import { openSqlite, sqliteRefusal } from '#agent/database/open-sqlite.ts';
import { markRestored } from '#agent/journal/known-restore.ts';
import { errorCode, StartRefusal } from '#agent/start/start-refusal.ts';

const LOST_WORDS = `Tills send again what it lacks of their journals, give back shifts ended and differences reversed on the managers' page,
and take operators, items and parameters as it has them.
WARNING: until every till was heard, such an end may be missing: the page names the tills that are still unheard.
Nobody sends again what else was done on the page after the backup was made: sessions closed, and changes of operators, items and
parameters. Compare with what was printed or exported since, and do it once more where it is missing.`;

/**
 * Puts a backup in the place of a database that is gone: checked first, and never over one that is there, which may hold
 * what the backup lacks and may be in use.
 */
export async function restore(file: string, dataDir: string): Promise<string> {
  const path = sqlitePath(dataDir);
  if (!existsSync(file)) throw new StartRefusal('usage', `There is no backup ${file}.`);
  const there = [path, `${path}-wal`].find(existsSync);
  if (there !== undefined) {
    throw new StartRefusal(
      'data_folder',
      `${there} is there already. Stop the agent, move the agent.sqlite files out of ${dataDir} and keep them, then try again.`,
    );
  }
  const beside = `${path}.${process.pid}.new`;
  try {
    copyFileSync(file, beside);
    const events = await checkedCopy(beside);
    const at = new Date().toISOString();
    await tellAllAgain(beside, at);
    await mark(beside, at);
    renameSync(beside, path);
    return `${dataDir} holds ${events} events of ${file}, which was checked. ${keyWords(dataDir)}\n${LOST_WORDS}\n`;
  } catch (error) {
    throw noBackup(file, error) ?? sqliteRefusal(path, error) ?? error;
  } finally {
    forgetCopy(beside);
  }
}

/** Brings the copy up to this version, as its start would, and writes into it that it is a backup that was put back. */
async function mark(path: string, at: string): Promise<void> {
  const copy = await openSqlite(path);
  try {
    migrateSqlite(copy);
    markRestored(copy, at);
  } finally {
    copy.close();
  }
}

function noBackup(file: string, error: unknown): StartRefusal | null {
  const code = errorCode(error);
  if (code !== 'SQLITE_NOTADB' && code?.startsWith('SQLITE_CORRUPT') !== true && code !== 'SQLITE_ERROR') return null;
  return new StartRefusal('database_damaged', `${file} is no backup of this program (${code}). Take another one.`);
}

function keyWords(dataDir: string): string {
  return existsSync(join(dataDir, 'agent-key.pem'))
    ? 'Its key is there.'
    : 'Copy the agent’s key (agent-key.pem) there before it starts: tills know the Agent by it.';
}
