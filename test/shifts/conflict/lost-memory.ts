import { expect } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { copyAgent } from '#test/agent/agent-database.ts';
import { startTestAgent } from '#test/agent/agent-in-process.ts';
import { freshFolder } from '#test/agent/agent-process.ts';
import {
  anaAtTwoTills,
  anaAtTwoTillsIvanaAtThree,
  beginEnd,
  type Conflict,
  end,
  newsAt,
  receiptsAt,
  shiftAt,
  shiftOf,
  statusAt,
} from '#test/shifts/conflict/conflict.ts';
import { allSent, askAs, backUpTill, cut, mend, SOON, type Store, type StoreTill } from '#test/shifts/store.ts';
import { accepted, logOn, refused, sellLoaf, startShift } from '#test/till/test-till.ts';

/** A live line that broke is opened again after a wait. */
const LATER = { timeout: 25_000, interval: 100 } as const;

/** Ana ends her shift over two tills; then the agent is put back to where it stood before, and Ivana stands at a third till. */
async function restoredAfterEnd(store: Store) {
  const { database } = store;
  const { one, two, three, shiftId } = await anaAtTwoTillsIvanaAtThree(store);
  const port = Number(new URL(store.agent.url).port);
  await store.agent.stop();
  const backup = freshFolder();
  await copyAgent(database, store.agent.dataDir, backup);
  const between = await startTestAgent({ database, dataDir: store.agent.dataDir, port });
  await Promise.all([mend(one), mend(two), mend(three)]);
  const ended = await end(one, { actual: '101.85' });
  await expect.poll(() => shiftOf(two), SOON).toBeNull();
  await Promise.all([allSent(one), allSent(two), allSent(three)]);
  await expect.poll(() => statusAt(three, shiftId), SOON).toBe('closed');
  const heldOf = async (till: StoreTill) => {
    const head = await askAs(store, till).journal.head({ store: DEMO_CONFIGURATION.storeCode, till: till.code });
    return head.accepted ? head.value.seq : 0;
  };
  const held = { one: await heldOf(one), two: await heldOf(two) };
  await between.stop();
  return {
    one,
    two,
    three,
    shiftId,
    ended,
    held,
    heldOf,
    restore: () => startTestAgent({ database, dataDir: backup, port }),
  };
}

/** An agent or a till that knows less than it knew, and agents that share what they know. */
export const LOST_MEMORY: readonly Conflict[] = [
  {
    claim: 'an agent that was restored from an old backup ends up knowing what it knew',
    settles: async (store) => {
      const { database } = store;
      const { one, two, shiftId } = await anaAtTwoTills(store);
      const port = Number(new URL(store.agent.url).port);
      await store.agent.stop();
      const backup = freshFolder();
      await copyAgent(database, store.agent.dataDir, backup);
      const between = await startTestAgent({ database, dataDir: store.agent.dataDir, port });
      await mend(one);
      await mend(two);
      await end(one, { actual: '101.85' });
      await expect.poll(() => shiftOf(two), SOON).toBeNull();
      await allSent(one);
      await allSent(two);
      await between.stop();
      await startTestAgent({ database, dataDir: backup, port });
      await mend(one);
      await mend(two);
      await logOn(one.client, 'ivana');
      await expect.poll(() => statusAt(one, shiftId), SOON).toBe('closed');
      expect(await shiftAt(one, shiftId)).toMatchObject({ endedByName: 'Ana', isRevised: false });
    },
  },
  {
    claim: 'an agent that was restored is told what it lost by tills that nobody touches',
    settles: async (store) => {
      const { one, two, three, shiftId, held, heldOf, restore } = await restoredAfterEnd(store);
      await restore();
      await expect.poll(() => heldOf(one), LATER).toBe(held.one);
      await expect.poll(() => heldOf(two), LATER).toBe(held.two);
      await Promise.all([allSent(one), allSent(two)]);
      await expect.poll(() => shiftAt(three, shiftId), LATER).toMatchObject({ status: 'closed', endedByName: 'Ana' });
    },
  },
  {
    claim:
      'a till that cannot tell a restored agent what it lost counts it as unsent, and is named before its shift is ended again',
    settles: async (store) => {
      const { one, two, three, shiftId, heldOf, held, restore } = await restoredAfterEnd(store);
      one.cable.mode = 'no_push';
      await restore();
      await expect.poll(() => heldOf(two), LATER).toBe(held.two);
      const lost = held.one - (await heldOf(one));
      await expect
        .poll(async () => (await accepted(one.client.till.state({}))).services.unsent, LATER)
        .toBeGreaterThanOrEqual(lost);
      await expect.poll(() => statusAt(three, shiftId), LATER).toBe('open');
      const named = async () => (await accepted(three.client.shift.endSheet({ shiftId }))).tills;
      await expect
        .poll(named, LATER)
        .toContainEqual(expect.objectContaining({ till: 'POS1', unsent: lost, isReported: false }));
      expect(await (await beginEnd(three, { shiftId, actual: '100.00' }))({})).toMatchObject({
        accepted: false,
        refusal: { code: 'tills_unreported', facts: { tills: 'POS1' } },
      });
      await mend(one);
      await expect.poll(() => shiftAt(three, shiftId), LATER).toMatchObject({ status: 'closed', endedByName: 'Ana' });
      expect(await refused(three.client.shift.endSheet({ shiftId }))).toBe('shift_not_open');
    },
  },
  {
    claim:
      'an end that an agent forgot and hears of again counts over one that was made since, and that one is taken back',
    settles: async (store) => {
      const { one, three, shiftId, ended, restore } = await restoredAfterEnd(store);
      one.cable.mode = 'no_push';
      await restore();
      await expect.poll(() => statusAt(three, shiftId), LATER).toBe('open');
      const again = await end(three, { shiftId, actual: '100.00' });
      await allSent(three);
      await mend(one);
      await expect
        .poll(() => newsAt(three), LATER)
        .toMatchObject({
          news: 'end_reversed',
          reportNumber: again.reportNumber,
          countingReport: ended.reportNumber,
          till: 'POS1',
        });
      await logOn(one.client, 'ivana');
      await expect
        .poll(() => shiftAt(one, shiftId), LATER)
        .toMatchObject({
          status: 'closed',
          endedByName: 'Ana',
          reportNumber: ended.reportNumber,
        });
      expect(await newsAt(one)).toBeNull();
    },
  },
  {
    claim: 'a till that was restored from an old backup in the middle of a shift has its sales back and sells on',
    settles: async (store) => {
      const { one, two } = await anaAtTwoTills(store);
      const backup = await backUpTill(two);
      await sellLoaf(two.client);
      await sellLoaf(two.client);
      await allSent(two);
      await two.till.close();
      const again = await store.open('POS2', { dataDir: backup });
      await logOn(again.client);
      expect(await receiptsAt(again)).toBe(3);
      await sellLoaf(again.client);
      await expect.poll(() => receiptsAt(one), SOON).toBe(4);
      expect((await end(one, { actual: '107.40' })).rows[0]).toMatchObject({ endingMinor: 10_740, differenceMinor: 0 });
    },
  },
  {
    claim: 'tills at two agents on one database work in one shift, under one lease, with one end',
    settles: async (store) => {
      const { database } = store;
      const other = await startTestAgent({ database, dataDir: store.agent.dataDir });
      const one = await store.open('POS1');
      const two = await store.open('POS2', { through: other });
      await startShift(one.client, '100.00');
      await allSent(one);
      await logOn(two.client);
      const shiftId = (await shiftOf(one))?.id ?? '';
      expect((await shiftOf(two))?.id).toBe(shiftId);
      await sellLoaf(two.client);
      await expect.poll(() => receiptsAt(one), SOON).toBe(1);
      await accepted(two.client.shift.endSheet({}));
      const three = await store.open('POS3');
      await logOn(three.client, 'ivana');
      await expect.poll(() => statusAt(three, shiftId), SOON).toBe('open');
      expect(await refused(three.client.shift.endSheet({ shiftId }))).toBe('shift_being_ended');
      await accepted(two.client.shift.leaveEnd({}));
      expect((await end(one, { actual: '101.85' })).rows[0]).toMatchObject({ endingMinor: 10_185, differenceMinor: 0 });
      await expect.poll(() => shiftOf(two), SOON).toBeNull();
      await expect.poll(() => statusAt(three, shiftId), SOON).toBe('closed');
    },
  },
  {
    claim: 'a shift is ended and another one begun while nobody answers, and the agent knows both in their order',
    settles: async (store) => {
      const one = await store.open('POS1');
      await startShift(one.client, '100.00');
      cut(one);
      await sellLoaf(one.client);
      await end(one, { actual: '101.85' });
      await startShift(one.client, '0.00');
      await mend(one);
      const three = await store.open('POS3');
      await logOn(three.client, 'ivana');
      await expect
        .poll(async () => (await accepted(three.client.shift.list({}))).map(({ status }) => status), SOON)
        .toEqual(['open', 'closed']);
    },
  },
];
