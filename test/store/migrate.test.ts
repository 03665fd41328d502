import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate, TILL_MIGRATIONS } from '#main/ledger/migrate.ts';
import { openDatabase } from '#main/ledger/open-database.ts';
import { temporaryFolder } from '#test/till/test-till.ts';

/** A folder with the steps up to a number, and any more of a test's own. */
function stepsBefore(next: string, more: Readonly<Record<string, string>> = {}): string {
  const folder = join(temporaryFolder(), 'steps');
  mkdirSync(folder);
  for (const name of readdirSync(TILL_MIGRATIONS).filter((name) => name < next))
    copyFileSync(join(TILL_MIGRATIONS, name), join(folder, name));
  for (const [name, sql] of Object.entries(more)) writeFileSync(join(folder, name), sql);
  return folder;
}

it('steps and what follows them are applied whole or not at all', async () => {
  const connection = await openDatabase(join(temporaryFolder(), 'till.db'));
  migrate(connection, stepsBefore('0003'));
  const applied = () => connection.prepare('SELECT max(version) FROM migration').pluck().get();
  const further = stepsBefore('0005');
  const interrupted = () => {
    expect(applied()).toBe(4);
    throw new Error('killed');
  };
  expect(() => migrate(connection, further, interrupted)).toThrow('killed');
  expect(applied()).toBe(2);
  const broken = stepsBefore('0004', { '0004-broken.sql': 'CREATE TABLE nonsense' });
  expect(() => migrate(connection, broken)).toThrow();
  expect(applied()).toBe(2);

  let followed = 0;
  const count = () => {
    followed += 1;
  };
  migrate(connection, further, count);
  migrate(connection, further, count);
  expect([applied(), followed]).toEqual([4, 1]);
  connection.close();
});
