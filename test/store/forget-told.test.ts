import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate, TILL_MIGRATIONS } from '#main/ledger/migrate.ts';
import { openDatabase } from '#main/ledger/open-database.ts';
import { forgetTold, forgottenUntil } from '#main/store/forget-told.ts';
import { accepted, logOn, temporaryFolder, testTill } from '#test/till/test-till.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-20T12:00:00.000Z');

type Told = {
  readonly id: string;
  readonly daysAgo: number;
  readonly owner?: string;
  readonly status?: string;
  readonly attachedTo?: string;
};

function tell(
  connection: Database,
  { id, daysAgo, owner = 'operator:kasia', status = 'closed', attachedTo }: Told,
): void {
  const at = new Date(NOW - daysAgo * DAY_MS).toISOString();
  const date = at.slice(0, 10);
  connection
    .prepare(`INSERT INTO pulled_shift VALUES (?, ?, ?, ?, ?, 1, ?, 'Kasia', ?, ?, '{}')`)
    .run(id, owner, status, at, attachedTo ?? null, id, date, Date.parse(at));
  connection
    .prepare(`INSERT INTO pulled_session VALUES (?, ?, 'POS9', 'kasia', 'Kasia', 'closed', ?, ?)`)
    .run(`session-${id}`, id, Date.parse(at), date);
  connection.prepare(`INSERT INTO pulled_total VALUES (?, 'POS9', 1, 'sales/A', 'EUR', 'sale', -100, 1)`).run(id);
  connection.prepare(`INSERT INTO pulled_tally VALUES (?, 'POS9', 1, 'receipts', '', 1)`).run(id);
}

async function emptyTill(): Promise<{ readonly connection: Database; readonly dataDir: string }> {
  const dataDir = temporaryFolder();
  const connection = await openDatabase(join(dataDir, 'till.db'));
  migrate(connection, TILL_MIGRATIONS);
  return { connection, dataDir };
}

const idsOf = (connection: Database, table = 'pulled_shift', column = 'id'): string[] =>
  connection.prepare(`SELECT ${column} FROM ${table} ORDER BY 1`).pluck().all() as string[];

/** Twenty newer ones, so that the older ones of this owner are not kept as the newest. */
function newest(connection: Database, owner = 'operator:kasia'): readonly string[] {
  const ids = Array.from({ length: 20 }, (_, index) => `new-${owner}-${index}`);
  for (const [index, id] of ids.entries()) tell(connection, { id, owner, daysAgo: index });
  return ids;
}

it('forgets what is closed, of other tills and begun too long ago, with all that was told of it, and says until when', async () => {
  const { connection } = await emptyTill();
  const kept = newest(connection);
  tell(connection, { id: 'old-1', daysAgo: 402 });
  tell(connection, { id: 'old-2', daysAgo: 401 });
  tell(connection, { id: 'young', daysAgo: 399 });
  expect(forgottenUntil(connection)).toBeNull();
  forgetTold(connection, { days: 400, nowMs: NOW });
  const left = [...kept, 'young'].toSorted();
  expect(idsOf(connection)).toEqual(left);
  for (const table of ['pulled_session', 'pulled_total', 'pulled_tally'])
    expect([table, idsOf(connection, table, 'shift_id')]).toEqual([table, left]);
  expect(forgottenUntil(connection)).toBe('2025-10-15');
  connection.close();
});

it.each<readonly [string, (connection: Database) => void]>([
  ['nothing where it is to be kept for ever', (connection) => tell(connection, { id: 'x', daysAgo: 5_000 })],
  ['none that waits for a till', (connection) => tell(connection, { id: 'x', daysAgo: 500, status: 'closing' })],
  ['none that is open', (connection) => tell(connection, { id: 'x', daysAgo: 500, status: 'open' })],
  ['none that is part of another', (connection) => tell(connection, { id: 'x', daysAgo: 500, attachedTo: 'y' })],
  [
    'none that another goes on as part of',
    (connection) => {
      tell(connection, { id: 'x', daysAgo: 500 });
      tell(connection, { id: 'part', daysAgo: 499, attachedTo: 'x' });
    },
  ],
  [
    'none that this till took part in',
    (connection) => {
      tell(connection, { id: 'x', daysAgo: 500 });
      connection.exec(
        `INSERT INTO shift (id, number, owner, operator_id, operator_name, business_date, status, started_at, started_seq,
           last_money_seq, beginning, parameters)
         VALUES ('x', 'x', 'operator:kasia', 'kasia', 'Kasia', '2025-01-01', 'closed', '2025-01-01T08:00:00.000Z', 1, 0, '[]', '{}')`,
      );
    },
  ],
  [
    'none of the newest of somebody',
    (connection) => tell(connection, { id: 'x', daysAgo: 500, owner: 'operator:vera' }),
  ],
])('forgets %s', async (what, prepare) => {
  const { connection } = await emptyTill();
  newest(connection);
  prepare(connection);
  const before = idsOf(connection);
  forgetTold(connection, { days: what.includes('for ever') ? 0 : 400, nowMs: NOW });
  expect(idsOf(connection)).toEqual(before);
  expect(forgottenUntil(connection)).toBeNull();
  connection.close();
});

it('a clock that is set years ahead makes nothing old', async () => {
  const { connection } = await emptyTill();
  newest(connection);
  tell(connection, { id: 'young', daysAgo: 300 });
  const before = idsOf(connection);
  forgetTold(connection, { days: 400, nowMs: NOW + 15 * 365 * DAY_MS });
  expect(idsOf(connection)).toEqual(before);
  connection.close();
});

it('goes on little by little while the till is used, after a restart too, and the lists say what is too old', async () => {
  const { connection, dataDir } = await emptyTill();
  newest(connection, 'operator:iva');
  for (let index = 0; index < 120; index += 1)
    tell(connection, { id: `old-${index}`, owner: 'operator:iva', daysAgo: 1_000 - index });
  forgetTold(connection, { days: 400, nowMs: NOW });
  expect(idsOf(connection)).toHaveLength(90);
  connection.close();
  const till = await testTill({ dataDir, forgetEveryMs: 20 });
  await logOn(till.client);
  await expect.poll(async () => (await accepted(till.client.shift.forgotten({}))).until).toBe('2024-06-22');
  const raw = await openDatabase(join(dataDir, 'till.db'));
  expect(idsOf(raw)).toHaveLength(20);
  raw.close();
});
