import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { StartRefusal } from '#agent/start/start-refusal.ts';

/** Seen from src-agent/database and from a bundle two folders deep alike. */
export const SQLITE_MIGRATIONS = fileURLToPath(new URL('../../migrations/agent/sqlite', import.meta.url));

type Step = { readonly version: number; readonly name: string; readonly checksum: string };
type Migration = Step & { readonly sql: string };

/**
 * Brings a database up to this version, forward only, each step in one transaction. Refused: a database from a newer
 * version, and one whose applied steps differ from these files. Either would make the agent guess what it holds.
 */
export function migrate(connection: Database, folder: string = SQLITE_MIGRATIONS): void {
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

function refuseForeignSteps(applied: readonly Step[], known: readonly Migration[]): void {
  for (const { version, name, checksum } of applied) {
    const ours = known.find((step) => step.version === version);
    if (ours === undefined) {
      throw new StartRefusal(
        'database_newer',
        `The database was written by a newer POS Agent (step ${version}, ${name}). Nothing was changed. ` +
          'Start that version or a newer one, or use another --data folder.',
      );
    }
    if (ours.checksum !== checksum) {
      throw new StartRefusal(
        'database_changed',
        `Step ${version} (${name}) was applied to the database from another file than this program has. ` +
          'Nothing was changed. Start the version that wrote the database.',
      );
    }
  }
}

function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
      return {
        version: Number(file.slice(0, 4)),
        name: file.slice(5, -4),
        checksum: createHash('sha256').update(sql).digest('hex'),
        sql,
      };
    });
}
