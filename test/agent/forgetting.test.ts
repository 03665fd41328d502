import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '#agent/database/open-database.ts';
import { forgetOld } from '#agent/forgetting/forget-old.ts';
import { AGENT_DATABASES, databaseUrlOf, openRaw, type RawDatabase } from '#test/agent/agent-database.ts';
import { enrol, head, push, startTestAgent } from '#test/agent/agent-in-process.ts';
import { freshFolder } from '#test/agent/agent-process.ts';
import { keptRows } from '#test/agent/kept-rows.ts';
import { testTill } from '#test/agent/test-till.ts';
import { loggedOn, PASSWORD, pageClient, STORE, withManagers } from '#test/managers/page-client.ts';

const DAY_MS = 86_400_000;
/** More than go at once, so that it takes several times. */
const MANY = 1_203;

const PASSING = [
  'request_nonce',
  'refused_attempt',
  'start_grant',
  'ending_lease',
  'manager_session',
  'manager_failure',
  'enrolment_code',
];

async function counts(raw: RawDatabase): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {};
  for (const table of PASSING)
    found[table] = Number((await raw.run(`SELECT count(*) AS rows FROM ${table}`))[0]?.['rows']);
  return found;
}

/** Rows of every kind that passes, as many as a busy chain leaves behind, all of one moment or one after another. */
async function leaveBehind(raw: RawDatabase, at: (index: number) => string): Promise<void> {
  const rows = Array.from({ length: MANY }, (_, index) => ({ index, at: at(index) }));
  const fill = async (table: string, row: (one: { index: number; at: string }) => string) =>
    await raw.run(`INSERT INTO ${table} VALUES ${rows.map(row).join(', ')}`);
  await fill('request_nonce', ({ index, at: when }) => `('S', 'T', 'n${index}', '${when}')`);
  await fill('refused_attempt', ({ index, at: when }) => `('a${index}', '${when.slice(0, 16)}', 1)`);
  await fill('start_grant', ({ index, at: when }) => `('S', 'operator:${index}', 'T', '${when}')`);
  await fill('ending_lease', ({ index, at: when }) => `('S', 'SH${index}', 'L${index}', 'T', 'ana', 'Ana', '${when}')`);
  await fill('manager_failure', ({ index, at: when }) => `('S', 'm${index}', 3, '${when}')`);
  const code = ({ index, at: when }: { index: number; at: string }) =>
    index % 2 === 0
      ? `('S', 'c${index}', NULL, 'enrol', '${when}', NULL, '${when}', 'S/T', NULL)`
      : `('S', 'c${index}', NULL, 'enrol', '${when}', '${when}', NULL, NULL, NULL)`;
  await fill('enrolment_code', code);
}

describe.each(AGENT_DATABASES)('what was good for a time, on %s,', (kind) => {
  test('goes in small batches once nobody needs it, while all that is needed stays, and a restart goes on', async () => {
    let aheadMs = 0;
    const dataDir = freshFolder();
    const first = await startTestAgent({ database: kind, dataDir, aheadMs: () => aheadMs });
    await withManagers(dataDir, kind);
    const till = testTill({ store: STORE });
    await enrol(first, till);
    await push(first, till, till.write(3));
    await loggedOn(first.url);
    await pageClient(first.url).client.logon.logOn({ store: STORE, login: 'ivana', password: 'wrong' });
    const raw = await openRaw(kind, dataDir);
    await leaveBehind(raw, (index) => new Date(Date.now() - index).toISOString());
    const kept = await keptRows(raw, kind);
    await first.stop();

    // A day and an hour later only what is asked about for longer is still there.
    aheadMs = DAY_MS + 3_600_000 * 13;
    const second = await startTestAgent({ database: kind, dataDir, aheadMs: () => aheadMs });
    await expect.poll(() => counts(raw)).toMatchObject({ manager_session: 0, ending_lease: 0 });
    expect(await counts(raw)).toEqual({
      ...{
        request_nonce: 0,
        refused_attempt: 0,
        start_grant: 0,
        ending_lease: 0,
        manager_session: 0,
        manager_failure: 0,
      },
      // One was spent by the till, and its successor lies in the file.
      enrolment_code: MANY + 2,
    });
    expect((await head(second, till)).status).toBe(401);
    await second.stop();

    aheadMs = 91 * DAY_MS;
    const third = await startTestAgent({ database: kind, dataDir, aheadMs: () => aheadMs });
    await expect.poll(async () => (await counts(raw))['enrolment_code']).toBe(1);
    await third.stop();
    const now = await keptRows(raw, kind);
    for (const [table, rows] of Object.entries(kept))
      if (!PASSING.includes(table)) expect([table, now[table]]).toEqual([table, rows]);
    expect(now['journal_event']).toHaveLength(3);
    expect(now['manager_act']).toHaveLength(2);

    // The till is known and its journal held as on the day it came in, and a code that was kept lets another one in.
    aheadMs = 0;
    const again = await startTestAgent({ database: kind, dataDir });
    expect((await push(again, till, till.write(1))).body).toMatchObject({ accepted: true, value: { seq: 4 } });
    expect((await enrol(again, testTill({ store: STORE, till: 'T2' }))).body).toMatchObject({ accepted: true });
    expect(
      await pageClient(again.url).client.logon.logOn({ store: STORE, login: 'ivana', password: PASSWORD }),
    ).toMatchObject({ accepted: true });
  });

  test('is left where it is by whoever is told to stop, and all of one moment goes at once', async () => {
    const dataDir = freshFolder();
    await (await startTestAgent({ database: kind, dataDir })).stop();
    const raw = await openRaw(kind, dataDir);
    const at = '2020-01-01T00:00:00.000Z';
    await leaveBehind(raw, () => at);
    const { database } = await openDatabase(
      { databaseUrl: await databaseUrlOf(kind, dataDir), databaseConnections: 1, dataDir },
      pino({ level: 'silent' }),
    );
    const before = await counts(raw);
    const how = { codeDays: 90, nowMs: Date.parse(at) + 91 * DAY_MS };
    await forgetOld(database, { ...how, stop: AbortSignal.abort() });
    expect(await counts(raw)).toEqual(before);
    await forgetOld(database, { ...how, stop: new AbortController().signal });
    expect(await counts(raw)).toMatchObject({
      request_nonce: 0,
      refused_attempt: 0,
      manager_failure: 0,
      enrolment_code: 1,
    });
    await database.destroy();
  });
});
