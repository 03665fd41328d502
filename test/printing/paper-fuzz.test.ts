import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate, TILL_MIGRATIONS } from '#main/ledger/migrate.ts';
import { fuzzPaper } from '#test/printing/paper-fuzz.ts';

/** `npm run fuzz:paper` tries all of them; every test run a part. */
const ALL = 100_000;
const PART = 500;

/** Seeds that once broke the promise; they are tried for ever. */
const KEPT: readonly number[] = [420, 1672, 5019, 39804, 63388, 65337, 86932];

const seeds = process.env['TILLKEEPER_FUZZ_PAPER'] === 'all' ? ALL : PART;

test(`whatever a printer does, by ${seeds} seeds: one complete unmarked original or a question, never two, never none unsaid`, {
  timeout: 3_600_000,
}, async () => {
  // The database is as real as in the shop, but for the disk, which has its own tests.
  const database = new Database(':memory:');
  migrate(database, TILL_MIGRATIONS);
  const broken: string[] = [];
  for (const seed of [...KEPT, ...Array.from({ length: seeds }, (_, index) => index + 1)]) {
    const found = await fuzzPaper(seed, database);
    if (found !== null) broken.push(`seed ${seed}: ${found}`);
    if (broken.length >= 20) break;
  }
  database.close();
  expect(broken).toEqual([]);
});
