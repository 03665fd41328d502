import type { Database } from 'better-sqlite3';
import { readMigrations, refuseForeignSteps, SQLITE_MIGRATIONS, type Step } from '#agent/database/migration.ts';

/** Brings a SQLite database up to this version, forward only, each step in one transaction; two agents at once take turns. */
export function migrateSqlite(connection: Database, folder: string = SQLITE_MIGRATIONS): void {
  connection.exec(
    'CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT',
  );
  const known = readMigrations(folder);
  for (const step of known) {
    connection
      .transaction(() => {
        const applied = readApplied(connection);
        refuseForeignSteps(applied, known);
        if (applied.some(({ version }) => version === step.version)) return;
        connection.exec(step.sql);
        connection.prepare('INSERT INTO migration VALUES (?, ?, ?)').run(step.version, step.name, step.checksum);
      })
      .immediate();
  }
}

function readApplied(connection: Database): readonly Step[] {
  return connection.prepare<[], Step>('SELECT version, name, checksum FROM migration ORDER BY version').all();
}
