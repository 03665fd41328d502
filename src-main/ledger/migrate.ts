import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { StartRefusal } from '#main/start-refusal.ts';

/** Seen from src-main/ledger and from the bundle in out/main alike. */
export const TILL_MIGRATIONS = fileURLToPath(new URL('../../migrations/till', import.meta.url));

type Migration = { readonly version: number; readonly name: string; readonly sql: string; readonly checksum: string };

/**
 * Brings a database up to this version, forward only: all steps, and what has to follow them, in one transaction, so that
 * a till killed meanwhile finds the file as it was. Refuses a database from a newer version, and one whose applied steps
 * differ from the files: both would make the till guess.
 */
export function migrate(connection: Database, folder: string, afterSteps: () => void = () => {}): void {
  connection.exec(
    'CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT',
  );
  const known = readMigrations(folder);
  const applied = connection.prepare('SELECT version, name, checksum FROM migration ORDER BY version').all() as Omit<
    Migration,
    'sql'
  >[];
  for (const step of applied) refuseForeignStep(step, known);
  const pending = known.slice(applied.length);
  if (pending.length === 0) return;
  connection
    .transaction(() => {
      for (const step of pending) {
        connection.exec(step.sql);
        connection.prepare('INSERT INTO migration VALUES (?, ?, ?)').run(step.version, step.name, step.checksum);
      }
      afterSteps();
    })
    .immediate();
}

function refuseForeignStep(step: Omit<Migration, 'sql'>, known: readonly Migration[]): void {
  const ours = known.find(({ version }) => version === step.version);
  if (ours === undefined) {
    throw new StartRefusal(
      `This data folder was written by a newer Tillkeeper (step ${step.version}, ${step.name}). ` +
        'Nothing was changed. Install that version or a newer one, or start with another --data folder.',
    );
  }
  if (ours.checksum !== step.checksum) {
    throw new StartRefusal(
      `Step ${step.version} (${step.name}) of this data folder differs from this program’s. ` +
        'Nothing was changed. Install the version that wrote the folder.',
    );
  }
}

function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const sql = readFileSync(`${folder}/${file}`, 'utf8').replaceAll('\r\n', '\n');
      return {
        version: Number(file.slice(0, 4)),
        name: file.slice(5, -4),
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
      };
    });
}
