import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartRefusal } from '#agent/start/start-refusal.ts';
import { assert } from '#shared/assert.ts';

/** Seen from src-agent/database and from a bundle two folders deep alike. */
export const SQLITE_MIGRATIONS = fileURLToPath(new URL('../../migrations/agent/sqlite', import.meta.url));
export const POSTGRES_MIGRATIONS = fileURLToPath(new URL('../../migrations/agent/postgres', import.meta.url));

/** A step as noted in the database that it was applied to. */
export type Step = { readonly version: number; readonly name: string; readonly checksum: string };
export type Migration = Step & { readonly sql: string };

/** Forward steps in their order, each frozen by the checksum of its file whatever its line ends. */
export function readMigrations(folder: string): readonly Migration[] {
  const steps = readdirSync(folder)
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
  const versions = steps.map(({ version }) => version);
  // Of two steps with one number the second would count as applied and never be.
  assert(new Set(versions).size === versions.length, 'each step has a number of its own', { versions });
  return steps;
}

/** Refuses a database from a newer version, and one whose applied steps differ from these files: the agent would guess what it holds. */
export function refuseForeignSteps(applied: readonly Step[], known: readonly Migration[]): void {
  for (const { version, name, checksum } of applied) {
    const ours = known.find((step) => step.version === version);
    if (ours === undefined) {
      throw new StartRefusal(
        'database_newer',
        `The database was written by a newer POS Agent (step ${version}, ${name}). Nothing was changed. ` +
          'Start that version or a newer one, or use another database.',
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
