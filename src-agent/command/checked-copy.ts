import { rmSync } from 'node:fs';
import { readMigrations, refuseForeignSteps, SQLITE_MIGRATIONS, type Step } from '#agent/database/migration.ts';
import { loadSqlite } from '#agent/database/open-sqlite.ts';
import { StartRefusal } from '#agent/start/start-refusal.ts';

/** How many events a copy of a database holds, once it is known to be whole page for page, with every reference in place. */
export async function checkedCopy(path: string): Promise<number> {
  const Sqlite = await loadSqlite();
  const copy = new Sqlite(path);
  try {
    copy.pragma('journal_mode = DELETE');
    const damage = copy.pragma('integrity_check', { simple: true });
    const strays = copy.pragma('foreign_key_check') as readonly unknown[];
    if (damage !== 'ok' || strays.length > 0) {
      throw new StartRefusal(
        'database_damaged',
        `The copy is damaged (${String(damage)}). What it was copied from may be too.`,
      );
    }
    const steps = copy.prepare<[], Step>('SELECT version, name, checksum FROM migration ORDER BY version').all();
    refuseForeignSteps(steps, readMigrations(SQLITE_MIGRATIONS));
    return copy.prepare('SELECT count(*) FROM journal_event').pluck().get() as number;
  } finally {
    copy.close();
  }
}

export function forgetCopy(path: string): void {
  for (const left of [path, `${path}-journal`, `${path}-wal`, `${path}-shm`]) rmSync(left, { force: true });
}
