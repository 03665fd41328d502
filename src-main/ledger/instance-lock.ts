import { join } from 'node:path';
import { loadSqlite } from '#main/ledger/sqlite.ts';
import { StartRefusal } from '#main/start-refusal.ts';

/**
 * One program per data folder. The lock is a transaction left open on a small SQLite file: the operating system lets it
 * go however the program ends, so no stale lock ever keeps a till shut.
 */
export async function lockInstance(dataDir: string): Promise<{ release(): void }> {
  const Database = await loadSqlite();
  const connection = new Database(join(dataDir, 'instance.lock'), { timeout: 0 });
  try {
    connection.exec('BEGIN EXCLUSIVE');
  } catch {
    connection.close();
    throw new StartRefusal(
      `Another Tillkeeper already works with the data folder ${dataDir}. Use its window, or start with another --data folder.`,
    );
  }
  return { release: () => connection.close() };
}
