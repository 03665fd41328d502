import { expect } from 'vitest';
import { type Conflict, end, newsAt, receiptsAt, shiftAt, shiftOf } from '#test/shifts/conflict/conflict.ts';
import { allSent, cut, mend, SOON, type Store } from '#test/shifts/store.ts';
import { accepted, id, logOn, refused, sellLoaf, startShift } from '#test/till/test-till.ts';

/** Ana starts at POS1 and at POS2 while neither can ask, and sells one loaf at each. */
async function startedOfflineTwice(store: Store) {
  const one = await store.open('POS1');
  const two = await store.open('POS2');
  cut(one);
  cut(two);
  await startShift(one.client, '100.00');
  await sellLoaf(one.client);
  await startShift(two.client, '20.00');
  await sellLoaf(two.client);
  const ids = { one: (await shiftOf(one))?.id ?? '', two: (await shiftOf(two))?.id ?? '' };
  return { one, two, ids };
}

/** One open shift is granted per operator; two that nobody could know of are both kept. */
export const TWO_STARTS: readonly Conflict[] = [
  {
    claim: 'two shifts that one person started offline are both kept, flagged, and become one',
    settles: async (store) => {
      const { one, two, ids } = await startedOfflineTwice(store);
      await mend(one);
      await mend(two);
      await expect.poll(() => newsAt(two), SOON).toMatchObject({ news: 'open_elsewhere', till: 'POS1' });
      await expect.poll(() => shiftAt(two, ids.one), SOON).toMatchObject({ status: 'open', isProvisional: true });
      await expect.poll(() => shiftAt(two, ids.two), SOON).toMatchObject({ status: 'open', isProvisional: true });
      await accepted(two.client.shift.joinOlder(id()));
      expect(await newsAt(two)).toBeNull();
      expect(await refused(two.client.shift.joinOlder(id()))).toBe('shift_not_joinable');
      await expect.poll(() => receiptsAt(one), SOON).toBe(2);
      const { rows, tills } = await accepted(one.client.shift.endSheet({}));
      expect(rows[0]).toMatchObject({ endingMinor: 12_370 });
      expect(tills).toMatchObject([{ till: 'POS2', isReported: true }]);
      const summary = await accepted(one.client.shift.summary({}));
      expect(summary.tills).toMatchObject([
        { till: 'POS1', receipts: 1 },
        { till: 'POS2', receipts: 1 },
      ]);
      await end(one, { actual: '123.70' });
      await allSent(one);
    },
  },
  {
    claim:
      'two shifts that one person started and ended offline keep their own figures, and what both left is carried on',
    settles: async (store) => {
      const { one, two, ids } = await startedOfflineTwice(store);
      expect((await end(one, { actual: '101.85' })).rows[0]).toMatchObject({ endingMinor: 10_185 });
      expect((await end(two, { actual: '21.85' })).rows[0]).toMatchObject({ endingMinor: 2_185 });
      await mend(one);
      await mend(two);
      await logOn(one.client, 'ivana');
      await expect.poll(() => shiftAt(one, ids.one), SOON).toMatchObject({ status: 'closed', tills: ['POS1'] });
      await expect.poll(() => shiftAt(one, ids.two), SOON).toMatchObject({ status: 'closed', tills: ['POS2'] });
      await accepted(one.client.operator.logOff(id()));
      await logOn(one.client);
      const { rows } = await accepted(one.client.shift.startSheet({}));
      expect(rows[0]?.beginningMinor).toBe(12_370);
    },
  },
  {
    claim: 'whoever looked in at one till, or was refused there, starts at another at once',
    settles: async (store) => {
      const one = await store.open('POS1');
      const two = await store.open('POS2');
      await logOn(two.client);
      await accepted(two.client.operator.logOff(id()));
      await logOn(two.client);
      const notes = [{ currency: 'EUR', amount: '1.005' }];
      await refused(two.client.shift.start({ ...id(), deposits: notes }));
      await accepted(two.client.operator.logOff(id()));
      await startShift(one.client, '100.00');
      expect(await shiftOf(one)).toMatchObject({ number: expect.stringContaining('POS1') });
    },
  },
  {
    claim: 'of two starts by one person at the same moment one is granted, and the other till is told where',
    settles: async (store) => {
      const tills = [await store.open('POS1'), await store.open('POS2')];
      for (const { client } of tills) await logOn(client);
      const start = { deposits: [{ currency: 'EUR', amount: '10.00' }] };
      const answers = await Promise.all(tills.map(({ client }) => client.shift.start({ ...id(), ...start })));
      const turnedAway = answers.filter((answer) => !answer.accepted);
      expect(turnedAway).toHaveLength(1);
      expect(['shift_starting_elsewhere', 'shift_open_elsewhere']).toContain(turnedAway[0]?.refusal.code);
    },
  },
];
