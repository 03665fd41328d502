import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate, TILL_MIGRATIONS } from '#main/ledger/migrate.ts';
import { openDatabase } from '#main/ledger/open-database.ts';
import { parkedDrafts } from '#main/sale/parked-store.ts';
import { temporaryFolder } from '#test/till/test-till.ts';

const draft = (documentId: string) =>
  JSON.stringify({
    documentId,
    shiftId: 'shift',
    sessionId: 'session',
    currency: 'EUR',
    cashRounding: 'none',
    lines: [],
    voidedLines: 0,
    payments: [],
  });

it('what was parked by a cashier and what waited for a card are both parked after the update, each with why', async () => {
  const folder = temporaryFolder();
  const before = join(folder, 'before');
  mkdirSync(before);
  const steps = readdirSync(TILL_MIGRATIONS).filter((name) => name < '0017');
  for (const name of steps) copyFileSync(join(TILL_MIGRATIONS, name), join(before, name));
  const connection = await openDatabase(join(folder, 'till.db'));
  migrate(connection, before);
  const at = '2026-11-20T10:00:00.000+01:00';
  connection.prepare('INSERT INTO parked_document VALUES (?, ?, ?, ?)').run('one', draft('one'), 'ana', at);
  connection.prepare('INSERT INTO card_parked_document VALUES (?, ?, ?, ?)').run('two', 'kasia', draft('two'), at);
  migrate(connection, TILL_MIGRATIONS);
  expect(parkedDrafts(connection)).toMatchObject([
    { draft: { documentId: 'two' }, reason: 'card_payment', parkedBy: 'kasia', parkedAt: at },
    { draft: { documentId: 'one' }, reason: 'by_cashier', parkedBy: 'ana', parkedAt: at },
  ]);
  connection.close();
});
