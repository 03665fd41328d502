import { existsSync, renameSync } from 'node:fs';
import { checkedCopy, forgetCopy } from '#agent/command/checked-copy.ts';
import { refuseMissingFolder } from '#agent/command/missing-folder.ts';
import { loadSqlite, sqliteRefusal } from '#agent/database/open-sqlite.ts';
import { StartRefusal } from '#agent/start/start-refusal.ts';

/**
 * Copies a database while agents use it, checks the copy and only then gives it its name: a file of that name is a whole
 * backup. The agent's key is no part of it.
 */
export async function backUp(path: string, file: string): Promise<string> {
  if (!existsSync(path)) throw new StartRefusal('data_folder', `There is no database ${path} to back up.`);
  if (existsSync(file)) throw new StartRefusal('usage', `${file} is there already. Name a file that is not.`);
  refuseMissingFolder(file);
  const beside = `${file}.${process.pid}.new`;
  try {
    await copy(path, beside);
    const events = await checkedCopy(beside);
    renameSync(beside, file);
    return `${file} holds ${events} events and was checked. Keep the agent's key (agent-key.pem) in another safe place.\n`;
  } catch (error) {
    throw sqliteRefusal(file, error) ?? error;
  } finally {
    forgetCopy(beside);
  }
}

async function copy(path: string, beside: string): Promise<void> {
  const Sqlite = await loadSqlite();
  const connection = new Sqlite(path, { readonly: true });
  try {
    await connection.backup(beside);
  } finally {
    connection.close();
  }
}
