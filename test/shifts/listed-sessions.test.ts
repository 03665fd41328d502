import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate, TILL_MIGRATIONS } from '#main/ledger/migrate.ts';
import { openDatabase } from '#main/ledger/open-database.ts';
import {
  daysOfSessions,
  type ListedSession,
  listedSessions,
  type WhichSessions,
} from '#main/session/listed-sessions.ts';
import { watched } from '#test/shifts/watched-reading.ts';
import { temporaryFolder } from '#test/till/test-till.ts';

const DAY_MS = 86_400_000;
const HERE = 'POS1';
const EVERYTHING: WhichSessions = {
  here: HERE,
  operatorHere: null,
  operatorElsewhere: null,
  isHereOnly: false,
  isOpenOnly: false,
  openedOn: null,
  after: null,
  isWanted: () => true,
  limit: 30,
};

/** Each day one session here, what the Agent tells of it, and one at another till, of two operators in turn; of each till one is open. */
async function storeOf(days: number): Promise<Database> {
  const connection = await openDatabase(join(temporaryFolder(), 'till.db'));
  migrate(connection, TILL_MIGRATIONS);
  connection.pragma('foreign_keys = OFF');
  const own = connection.prepare(`INSERT INTO session VALUES (@id, 's', @operator, @status, @at, NULL)`);
  const told = connection.prepare(
    `INSERT INTO pulled_session VALUES (@id, 's', @till, @operator, NULL, @status, @ms, @date)`,
  );
  connection.transaction(() => {
    for (let day = 0; day < days; day += 1) {
      const ms = day * DAY_MS;
      const at = new Date(ms).toISOString();
      const facts = {
        ...{ at, ms, date: at.slice(0, 10) },
        operator: day % 2 === 0 ? 'ana' : 'kasia',
        status: day === 7 ? 'open' : 'closed',
      };
      own.run({ ...facts, id: `here-${day}` });
      told.run({ ...facts, id: `here-${day}`, till: HERE });
      told.run({ ...facts, id: `there-${day}`, till: 'POS2', ms: ms + 1 });
    }
  })();
  return connection;
}

it.each([
  ['everybody’s', EVERYTHING, 30],
  ['those of this counter', { ...EVERYTHING, isHereOnly: true }, 30],
  ['one’s own', { ...EVERYTHING, operatorHere: 'ana', operatorElsewhere: 'ana' }, 30],
  ['those of this counter and one’s own elsewhere', { ...EVERYTHING, operatorElsewhere: 'ana' }, 30],
  ['those of a day', { ...EVERYTHING, openedOn: '1970-01-15' }, 2],
  ['one’s own of a day', { ...EVERYTHING, operatorHere: 'ana', operatorElsewhere: 'ana', openedOn: '1970-01-15' }, 2],
  ['open ones', { ...EVERYTHING, isOpenOnly: true }, 2],
  ['open ones of a day', { ...EVERYTHING, isOpenOnly: true, openedOn: '1970-01-08' }, 2],
  ['those after one of them', { ...EVERYTHING, after: { openedMs: 40 * DAY_MS, id: 'here-40' } }, 30],
])('a page of %s reads as many rows after a thousand days as after a hundred', async (_, which, found) => {
  const read: number[] = [];
  for (const days of [100, 1_000]) {
    const { connection, rows, plans } = watched(await storeOf(days));
    expect(listedSessions(connection, which)).toHaveLength(found);
    expect([...plans].filter((step) => /TEMP B-TREE|SCAN/.test(step))).toEqual([]);
    expect([...plans].every((step) => step.includes('SEARCH'))).toBe(true);
    read.push(rows());
    connection.close();
  }
  expect(read[0]).toBeGreaterThan(0);
  expect(read[1]).toBe(read[0]);
});

it('pages asked one after another are the whole list, each session once, this till’s and others’ in one order', async () => {
  const connection = await storeOf(12);
  const whole = listedSessions(connection, { ...EVERYTHING, limit: 100 });
  expect(whole.slice(0, 4).map(({ id, isHere }) => [id, isHere])).toEqual([
    ['there-11', false],
    ['here-11', true],
    ['there-10', false],
    ['here-10', true],
  ]);
  expect(whole).toHaveLength(24);
  const pages: ListedSession[] = [];
  for (;;) {
    const page = listedSessions(connection, { ...EVERYTHING, limit: 5, after: pages.at(-1) ?? null });
    if (page.length === 0) break;
    pages.push(...page);
  }
  expect(pages).toEqual(whole);
  connection.close();
});

it('sessions opened in the same moment stand in one order, too, and none is left out between two pages', async () => {
  const connection = await storeOf(0);
  connection.pragma('foreign_keys = OFF');
  const at = '2026-11-20T08:00:00.000+01:00';
  for (const id of ['b', 'd'])
    connection.prepare(`INSERT INTO session VALUES (?, 's', 'ana', 'open', ?, NULL)`).run(id, at);
  for (const id of ['a', 'c', 'e'])
    connection
      .prepare(`INSERT INTO pulled_session VALUES (?, 's', 'POS2', 'ana', 'Ana', 'open', ?, '2026-11-20')`)
      .run(id, Date.parse(at));
  const first = listedSessions(connection, { ...EVERYTHING, limit: 2 });
  const rest = listedSessions(connection, { ...EVERYTHING, after: first.at(-1) ?? null });
  expect([...first, ...rest].map(({ id }) => id)).toEqual(['e', 'd', 'c', 'b', 'a']);
  connection.close();
});

it('the days with sessions are found newest first, of others only where they may be seen', async () => {
  const connection = await storeOf(3);
  connection.exec(`INSERT INTO pulled_session VALUES ('x', 's', 'POS2', 'vera', NULL, 'closed', 0, '1980-02-01')`);
  const all = { operatorElsewhere: null, limit: 60 };
  expect(daysOfSessions(connection, all)).toEqual(['1980-02-01', '1970-01-03', '1970-01-02', '1970-01-01']);
  expect(daysOfSessions(connection, { ...all, operatorElsewhere: 'ana' })).toEqual([
    '1970-01-03',
    '1970-01-02',
    '1970-01-01',
  ]);
  expect(daysOfSessions(connection, { ...all, limit: 2 })).toEqual(['1980-02-01', '1970-01-03']);
  connection.close();
});
