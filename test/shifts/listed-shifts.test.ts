import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate, TILL_MIGRATIONS } from '#main/ledger/migrate.ts';
import { openDatabase } from '#main/ledger/open-database.ts';
import { type ListedWhich, listedShifts, placeOf } from '#main/shift/listed-shifts.ts';
import { watched } from '#test/shifts/watched-reading.ts';
import { temporaryFolder } from '#test/till/test-till.ts';

const EVERYTHING: ListedWhich = { owner: null, businessDate: null, after: null, isWanted: () => true, limit: 30 };
const DAY_MS = 86_400_000;

/** A till's own shifts, what the Agent tells of them, and as many of another till: two a day, for so many days. */
async function storeOf(days: number): Promise<Database> {
  const connection = await openDatabase(join(temporaryFolder(), 'till.db'));
  migrate(connection, TILL_MIGRATIONS);
  const own = connection.prepare(
    `INSERT INTO shift (id, number, owner, operator_id, operator_name, business_date, status, started_at, started_seq,
       last_money_seq, beginning, parameters, listed_ms)
     VALUES (@id, @id, @owner, 'ana', 'Ana', @date, 'closed', @at, @seq, 0, '[]', '{}', @ms)`,
  );
  const told = connection.prepare(
    `INSERT INTO pulled_shift VALUES (@id, @owner, 'closed', @at, NULL, 1, @id, 'Ana', @date, @ms, '{}')`,
  );
  connection.transaction(() => {
    for (let day = 0; day < days; day += 1) {
      const ms = day * DAY_MS;
      const at = new Date(ms).toISOString();
      const facts = { date: at.slice(0, 10), at, ms };
      const owner = day % 2 === 0 ? 'operator:ana' : 'operator:kasia';
      own.run({ id: `here-${day}`, owner, seq: day + 1, ...facts });
      told.run({ id: `here-${day}`, owner, ...facts });
      told.run({ id: `there-${day}`, owner, ...facts, ms: ms + 1 });
    }
  })();
  return connection;
}

it.each([
  ['everybody’s', EVERYTHING],
  ['one’s own', { ...EVERYTHING, owner: 'operator:ana' as const }],
  ['those of a day', { ...EVERYTHING, businessDate: '1970-01-15' }],
  ['those after one of this till', { ...EVERYTHING, after: { isHere: true, listedMs: 40 * DAY_MS, last: 41 } }],
  [
    'those after one of another',
    { ...EVERYTHING, after: { isHere: false, listedMs: 40 * DAY_MS + 1, last: 'there-40' } },
  ],
  ['one’s own of a day', { ...EVERYTHING, owner: 'operator:ana' as const, businessDate: '1970-01-15' }],
])('a page of %s reads as many rows after a thousand days as after a hundred', async (_, which) => {
  const read: number[] = [];
  for (const days of [100, 1_000]) {
    const { connection, rows, plans } = watched(await storeOf(days));
    expect(listedShifts(connection, which)).toHaveLength(which.businessDate === null ? 30 : 2);
    expect([...plans].filter((step) => /TEMP B-TREE|SCAN (shift|pulled_shift)$/.test(step))).toEqual([]);
    expect([...plans].every((step) => step.includes('SEARCH'))).toBe(true);
    read.push(rows());
    connection.close();
  }
  expect(read[0]).toBeGreaterThan(0);
  expect(read[1]).toBe(read[0]);
});

it('shifts of this till and of others stand in one order, each once', async () => {
  const connection = await storeOf(3);
  const numbers = listedShifts(connection, EVERYTHING).map(({ number, isHere }) => [number, isHere]);
  expect(numbers).toEqual([
    ['there-2', false],
    ['here-2', true],
    ['there-1', false],
    ['here-1', true],
    ['there-0', false],
    ['here-0', true],
  ]);
  connection.close();
});

it('pages asked one after another are the whole list, each shift once, also of those that began in the same moment', async () => {
  const connection = await storeOf(12);
  connection.exec('UPDATE shift SET listed_ms = 5 WHERE started_seq BETWEEN 3 AND 6');
  connection.exec(`UPDATE pulled_shift SET listed_ms = 5 WHERE id IN ('there-2', 'there-3', 'there-4')`);
  const whole = listedShifts(connection, { ...EVERYTHING, limit: 100 }).map(({ id }) => id);
  expect(new Set(whole).size).toBe(24);
  for (const limit of [1, 2, 3, 5, 7]) {
    const pages: string[] = [];
    for (;;) {
      const last = pages.at(-1);
      const after = last === undefined ? null : placeOf(connection, last);
      const page = listedShifts(connection, { ...EVERYTHING, limit, after });
      if (page.length === 0) break;
      pages.push(...page.map(({ id }) => id));
    }
    expect(pages, `pages of ${limit}`).toEqual(whole);
  }
  connection.close();
});
