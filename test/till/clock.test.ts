import { expect, it } from 'vitest';
import type { Clock } from '#main/time/clock.ts';
import { journalOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, refused, sellLoaf, startShift, testTill } from '#test/till/test-till.ts';

it('a clock set back is said until somebody acknowledges it, over a restart too; the journal keeps both', async () => {
  let wall = '2026-11-20T14:00:00.000+01:00';
  let monotonicMs = 0;
  const clock: Clock = {
    now: () => {
      monotonicMs += 1;
      return { wall, monotonicMs };
    },
  };
  const first = await testTill({ clock });
  await startShift(first.client);
  expect((await accepted(first.client.till.state({}))).clockSetBack).toBeNull();
  wall = '2026-11-19T09:00:00.000+01:00';
  await sellLoaf(first.client);
  wall = '2026-11-18T09:00:00.000+01:00';
  await sellLoaf(first.client);
  const setBack = { lastTrustedAt: '2026-11-20T14:00:00.000+01:00', nowAt: '2026-11-18T09:00:00.000+01:00' };
  expect((await accepted(first.client.till.state({}))).clockSetBack).toEqual(setBack);
  await first.till.close();
  const again = await testTill({ clock, dataDir: first.dataDir });
  expect((await accepted(again.client.till.state({}))).clockSetBack).toEqual(setBack);
  expect(await refused(again.client.till.acknowledgeClock(id()))).toBe('nobody_logged_on');
  await logOn(again.client);
  await accepted(again.client.till.acknowledgeClock(id()));
  await accepted(again.client.till.acknowledgeClock(id()));
  expect((await accepted(again.client.till.state({}))).clockSetBack).toBeNull();
  const written = (await journalOf(again, 'clock.')).map(({ kind, actor }) => [kind, actor]);
  expect(written).toEqual([
    ['clock.set_back', null],
    ['clock.set_back', null],
    ['clock.acknowledged', 'ana'],
  ]);
});
