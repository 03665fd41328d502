import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#agent/database/open-database.ts';
import { type LiveFeed, openLiveFeed } from '#agent/feed/live-feed.ts';
import { lockFeed } from '#agent/feed/store-feed.ts';
import type { FeedNews } from '#shared/contract/agent-shift.ts';
import { AGENT_DATABASES, databaseUrlOf, openRaw } from '#test/agent/agent-database.ts';
import { freshFolder } from '#test/agent/agent-process.ts';

const STORE = 'Split';

describe.each(AGENT_DATABASES)('the live feed on %s', (kind) => {
  const silent = pino({ level: 'silent' });

  /** One more agent on the database of this folder, without its HTTP. It looks by itself only after an hour. */
  async function agentOn(dataDir: string) {
    const databaseUrl = await databaseUrlOf(kind, dataDir);
    const { database, line } = await openDatabase({ databaseUrl, databaseConnections: 2, dataDir }, silent);
    const faults: unknown[] = [];
    const patience = { lookEveryMs: 3_600_000, lookAloneEveryMs: 3_600_000, sayEveryMs: 3_600_000 };
    const live = openLiveFeed({ database, line, onFault: (fault) => faults.push(fault) }, patience);
    onTestFinished(async () => {
      await live.stop();
      await database.destroy();
    });
    /** Something of the store changes, as a push would do it. */
    const change = async (store = STORE) => {
      const now = new Date().toISOString();
      const position = await database.transaction().execute(async (at) => await lockFeed(at, { store, now }));
      live.bump(store);
      return position;
    };
    return { database, line, live, change, faults };
  }

  function listener(live: LiveFeed, store = STORE) {
    const ending = new AbortController();
    const news = live.watch(store, ending.signal);
    onTestFinished(() => ending.abort());
    return { news, end: () => ending.abort(), next: async () => (await news.next()).value as FeedNews | undefined };
  }

  test('says how far a store reaches at once, also one of which nothing is known', async () => {
    const { live } = await agentOn(freshFolder());
    expect(await listener(live).next()).toEqual({ cursor: 0, masterCursor: 0 });
  });

  test('tells what this agent committed to all that listen, and nothing to those of another store', async () => {
    const { live, change } = await agentOn(freshFolder());
    const [one, other, elsewhere] = [listener(live), listener(live), listener(live, 'Zadar')];
    for (const each of [one, other, elsewhere]) await each.next();
    let isElsewhereTold = false;
    void elsewhere.next().then((news) => {
      isElsewhereTold = news !== undefined;
    });
    const told = [one.next(), other.next()];
    const cursor = await change();
    expect(await Promise.all(told)).toEqual([
      { cursor, masterCursor: 0 },
      { cursor, masterCursor: 0 },
    ]);
    expect(isElsewhereTold).toBe(false);
  });

  test('tells what another agent on the same database committed, without looking by itself', async () => {
    const dataDir = freshFolder();
    const [here, there] = [await agentOn(dataDir), await agentOn(dataDir)];
    const line = listener(here.live);
    await line.next();
    await expect.poll(async () => await here.line.isHeard()).toBe(true);
    const told = line.next();
    const cursor = await there.change();
    expect(await told).toEqual({ cursor, masterCursor: 0 });
  });

  test('who is slow to take news is told the newest and no queue of what was before', async () => {
    const { live, change } = await agentOn(freshFolder());
    const slow = listener(live);
    const quick = listener(live);
    await slow.next();
    await quick.next();
    let last = 0;
    for (let time = 0; time < 5; time += 1) {
      const told = quick.next();
      last = await change();
      expect((await told)?.cursor).toBe(last);
    }
    expect((await slow.next())?.cursor).toBe(last);
  });

  test('a thousand that listen for one store are one reading of it', async () => {
    const { live, line, change, database } = await agentOn(freshFolder());
    const lines = Array.from({ length: 1_000 }, () => listener(live));
    await Promise.all(lines.map(async (each) => await each.next()));
    // The word that was heard when the line was opened, and the look that it led to, are over.
    await expect.poll(async () => await line.isHeard()).toBe(true);
    await change('Zadar');
    let readings = 0;
    const original = database.selectFrom.bind(database);
    Object.assign(database, {
      selectFrom: (table: 'feed_head') => {
        if (table === 'feed_head') readings += 1;
        return original(table);
      },
    });
    const told = lines.map(async (each) => await each.next());
    const cursor = await change();
    expect(new Set((await Promise.all(told)).map((news) => news?.cursor))).toEqual(new Set([cursor]));
    expect(readings).toBe(1);
  });

  test('ends with the one who listens, and with the agent', async () => {
    const { live } = await agentOn(freshFolder());
    const [leaves, stays] = [listener(live), listener(live)];
    await leaves.next();
    await stays.next();
    leaves.end();
    expect(await leaves.next()).toBeUndefined();
    const last = stays.next();
    await live.stop();
    expect(await last).toBeUndefined();
  });
});

test('on PostgreSQL a word that is none, or a lost connection, still leads to a look', async () => {
  const dataDir = freshFolder();
  const databaseUrl = await databaseUrlOf('postgres', dataDir);
  const place = { databaseUrl, databaseConnections: 2, dataDir };
  const { database, line } = await openDatabase(place, pino({ level: 'silent' }));
  onTestFinished(async () => {
    await line.close();
    await database.destroy();
  });
  const words: unknown[] = [];
  line.listen((word) => words.push(word));
  await expect.poll(() => words).toEqual(['any']);
  const raw = await openRaw('postgres', dataDir);
  await raw.run("NOTIFY tillkeeper_news, 'no JSON'");
  await expect.poll(() => words).toEqual(['any', 'any']);
  expect(await line.isHeard()).toBe(true);
  await raw.run(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tillkeeper-agent-news'",
  );
  await expect.poll(() => words).toEqual(['any', 'any', 'any']);
  const long = Array.from({ length: 60 }, (_, index) => `${'😀'.repeat(31)}${index}`);
  const other = await openDatabase(place, pino({ level: 'silent' }));
  onTestFinished(() => other.database.destroy());
  await line.tell(['its own']);
  await other.line.tell(long);
  await expect.poll(() => words.slice(3).flat()).toEqual(long);
});

test('where no words come through, it looks often by itself', async () => {
  const dataDir = freshFolder();
  const { database } = await openDatabase(
    { databaseUrl: null, databaseConnections: 1, dataDir },
    pino({ level: 'silent' }),
  );
  const deaf = { tell: async () => {}, listen: () => {}, isHeard: async () => false, close: async () => {} };
  const patience = { lookEveryMs: 3_600_000, lookAloneEveryMs: 10, sayEveryMs: 3_600_000 };
  const live = openLiveFeed({ database, line: deaf, onFault: () => {} }, patience);
  onTestFinished(async () => {
    await live.stop();
    await database.destroy();
  });
  const news = live.watch(STORE, undefined);
  await news.next();
  const told = news.next();
  await delay(0);
  const now = new Date().toISOString();
  const cursor = await database.transaction().execute(async (at) => await lockFeed(at, { store: STORE, now }));
  expect((await told).value).toEqual({ cursor, masterCursor: 0 });
});
