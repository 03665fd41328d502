import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate, TILL_MIGRATIONS } from '#main/ledger/migrate.ts';
import { openDatabase } from '#main/ledger/open-database.ts';
import { SOON, testStore } from '#test/shifts/store.ts';
import { accepted, id, logOn, sellLoaf, startShift, temporaryFolder } from '#test/till/test-till.ts';

it('a page of sessions, and one of them, are read without what was told of any other shift', async () => {
  const { open } = await testStore();
  const [one, two] = [await open('POS1'), await open('POS2')];
  await logOn(one.client, 'ivana');
  await startShift(two.client);
  await sellLoaf(two.client);
  const elsewhere = async () => {
    const { sessions } = await accepted(one.client.session.list({ global: true }));
    return sessions.find(({ till, documents }) => till === 'POS2' && documents === 1);
  };
  await expect.poll(elsewhere, SOON).toBeDefined();
  const seen = await elsewhere();
  const sessionId = seen?.id ?? '';

  // A shift whose facts nobody can read: whoever reads it stops.
  const connection = await openDatabase(join(one.dataDir, 'till.db'));
  connection.exec(
    `INSERT INTO pulled_shift VALUES ('old', 'operator:old', 'closed', '2020-01-01T00:00:00.000Z', NULL, 0, 'old', 'Old',
       '2020-01-01', 0, '{}');
     INSERT INTO pulled_session VALUES ('old', 'old', 'POS9', 'old', 'Old', 'closed', 0, '1970-01-01')`,
  );
  connection.close();
  const page = await accepted(one.client.session.list({ global: true, limit: 1 }));
  expect(page).toMatchObject({ sessions: [{ id: sessionId }], hasOlder: true });
  await expect(one.client.session.list({ global: true })).rejects.toThrow();
  const { session } = await accepted(one.client.session.details({ sessionId }));
  expect(session).toMatchObject({ id: sessionId, till: 'POS2', status: 'open', documents: 1, isLast: true });
  const closed = await accepted(one.client.session.close({ ...id(), sessionId, reason: 'till is dead' }));
  expect(closed).toMatchObject({ shiftId: seen?.shiftId });
});

it('sessions told of before they were kept by id are found by it', async () => {
  const steps = join(temporaryFolder(), 'steps');
  mkdirSync(steps);
  for (const name of readdirSync(TILL_MIGRATIONS).filter((name) => name < '0033'))
    copyFileSync(join(TILL_MIGRATIONS, name), join(steps, name));
  const connection = await openDatabase(join(temporaryFolder(), 'till.db'));
  migrate(connection, steps);
  connection.exec(
    `INSERT INTO pulled_shift VALUES ('s1', 'operator:ana', 'open', '2026-01-01T00:00:00.000Z', NULL, 0, '1', 'Ana',
       '2026-01-01', 0, json_object('operatorId', 'ana', 'sessions', json_array(
         json_object('id', 'a', 'till', 'POS2', 'operatorId', 'ana', 'status', 'open', 'openedAt', '2026-01-01T00:30:00.250+01:00'),
         json_object('id', 'b', 'till', 'POS3', 'operatorId', 'vera', 'status', 'closed', 'openedAt', '2026-01-02T00:00:00.000Z'))))`,
  );
  migrate(connection, TILL_MIGRATIONS);
  expect(connection.prepare('SELECT * FROM pulled_session').all()).toEqual([
    {
      ...{ id: 'a', shift_id: 's1', till: 'POS2', operator_id: 'ana', told_name: 'Ana', status: 'open' },
      ...{ opened_ms: Date.parse('2025-12-31T23:30:00.250Z'), opened_on: '2026-01-01' },
    },
    {
      ...{ id: 'b', shift_id: 's1', till: 'POS3', operator_id: 'vera', told_name: null, status: 'closed' },
      ...{ opened_ms: Date.parse('2026-01-02T00:00:00.000Z'), opened_on: '2026-01-02' },
    },
  ]);
  connection.close();
});
