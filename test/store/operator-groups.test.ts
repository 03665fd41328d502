import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate, TILL_MIGRATIONS } from '#main/ledger/migrate.ts';
import { openDatabase } from '#main/ledger/open-database.ts';
import { readGroups, readOperators } from '#main/operator/roster-store.ts';
import { temporaryFolder } from '#test/till/test-till.ts';

it('operators of a till from before groups may do what they did, and its managers manage', async () => {
  const folder = temporaryFolder();
  const before = join(folder, 'before');
  mkdirSync(before);
  const steps = readdirSync(TILL_MIGRATIONS).filter((name) => name < '0008');
  for (const name of steps) copyFileSync(join(TILL_MIGRATIONS, name), join(before, name));
  const connection = await openDatabase(join(folder, 'till.db'));
  migrate(connection, before);
  const add = connection.prepare(`INSERT INTO operator VALUES (?, ?, ?, ?, 'hash')`);
  add.run('ana', 'Ana', 'cashier', '["issue_cash_document","sell"]');
  add.run('eva', 'Eva', 'cashier', '["issue_cash_document","sell"]');
  add.run('ivo', 'Ivo', 'manager', '["sell"]');
  migrate(connection, TILL_MIGRATIONS);
  const operators = readOperators(connection).map(({ id, permissions, isAssigned }) => ({
    id,
    permissions,
    isAssigned,
  }));
  const cashier = [
    'issue_cash_deposit',
    'issue_cash_withdrawal',
    'move_safe_money',
    'sell',
    'start_with_difference',
    'view_cash_documents',
  ];
  const manager = ['change_parameters', 'manage_layout', 'manage_operators', 'sell', 'start_with_difference'];
  expect(operators).toEqual([
    { id: 'ana', permissions: cashier, isAssigned: true },
    { id: 'eva', permissions: cashier, isAssigned: true },
    { id: 'ivo', permissions: [...manager, 'view_cash_documents'], isAssigned: true },
  ]);
  expect(readGroups(connection).map(({ name }) => name)).toEqual(['Ana, Eva', 'Ivo']);
  connection.close();
});
