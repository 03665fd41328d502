import { expect } from 'vitest';
import {
  anaAtTwoTills,
  anaAtTwoTillsIvanaAtThree,
  beginEnd,
  type Conflict,
  end,
  newsAt,
  shiftAt,
  shiftOf,
} from '#test/shifts/conflict/conflict.ts';
import { allSent, cut, mend, SOON, type StoreTill } from '#test/shifts/store.ts';
import { accepted, id, logOn, refused, sellLoaf } from '#test/till/test-till.ts';

/** Longer than a lease lives that nobody renews. */
const LEASE_AND_MORE_MS = 125_000;

/** What Ana begins her next shift with at a till. */
async function nextBeginning({ client }: StoreTill): Promise<number | undefined> {
  if ((await accepted(client.till.state({}))).operator !== null) await accepted(client.operator.logOff(id()));
  await logOn(client);
  return (await accepted(client.shift.startSheet({}))).rows[0]?.beginningMinor;
}

/**
 * Everything a till says of an ended shift and of what it left, whichever till it is. Of itself it says it first, and
 * knows later records than others were told of.
 */
async function figuresAt({ client }: StoreTill, shiftId: string) {
  const { shiftId: _, tills, ...summary } = await accepted(client.shift.summary({ shiftId }));
  const coverage = tills
    .map(({ seq: __, ...till }) => till)
    .toSorted((one, other) => one.till.localeCompare(other.till));
  const listed = (await accepted(client.shift.list({}))).find((shift) => shift.id === shiftId);
  const { rows, isRevised } = await accepted(client.shift.revised({ shiftId }));
  const { lastShifts } = await accepted(client.shift.startSheet({}));
  return { summary, coverage, listed, rows, isRevised, lastShifts };
}

/** One shift has one end: the leased one, else the first that the Agent was told of. */
export const TWO_ENDS: readonly Conflict[] = [
  {
    claim: 'of two ends without a lease the first that the agent was told of counts; the other till takes its own back',
    settles: async (store) => {
      const { one, three, shiftId } = await anaAtTwoTillsIvanaAtThree(store);
      cut(one);
      cut(three);
      await end(one, { actual: '101.85' });
      await end(three, { shiftId, actual: '100.00' });
      await mend(three);
      await mend(one);
      await logOn(one.client, 'ivana');
      await expect.poll(() => shiftAt(one, shiftId), SOON).toMatchObject({ endedByName: 'Ivana' });
      await expect
        .poll(async () => (await accepted(three.client.shift.revised({ shiftId }))).rows[0], SOON)
        .toMatchObject({ signedEndingMinor: 10_185, lateMinor: 0, bookedMinor: -185 });
      expect(await nextBeginning(one)).toBe(10_000);
    },
  },
  {
    claim: 'the end under the lease counts, though the agent was told of one without a lease before',
    settles: async (store) => {
      const { one, three, shiftId } = await anaAtTwoTillsIvanaAtThree(store);
      one.cable.mode = 'no_push';
      await accepted((await beginEnd(one, { actual: '101.85' }))({}));
      cut(three);
      await end(three, { shiftId, actual: '100.00' });
      await mend(three);
      await expect.poll(() => shiftAt(three, shiftId), SOON).toMatchObject({ endedByName: 'Ivana' });
      await mend(one);
      await expect.poll(() => shiftAt(three, shiftId), SOON).toMatchObject({ endedByName: 'Ana' });
      await allSent(three);
      expect(await nextBeginning(one)).toBe(10_185);
      // It heard of the other end before its own had arrived, and took nothing back for that.
      expect(await newsAt(one)).toBeNull();
    },
  },
  {
    claim: 'of two ends under leases that followed one another the first that the agent was told of counts',
    settles: async (store) => {
      const { one, three, shiftId } = await anaAtTwoTillsIvanaAtThree(store);
      one.cable.mode = 'no_push';
      await accepted((await beginEnd(one, { actual: '101.85' }))({}));
      expect(await refused(three.client.shift.endSheet({ shiftId }))).toBe('shift_being_ended');
      store.pass(LEASE_AND_MORE_MS);
      await end(three, { shiftId, actual: '100.00' });
      await allSent(three);
      await mend(one);
      await logOn(one.client, 'ivana');
      await expect.poll(() => shiftAt(one, shiftId), SOON).toMatchObject({ endedByName: 'Ivana' });
      expect(await nextBeginning(one)).toBe(10_000);
    },
  },
  {
    claim:
      'the till whose end does not count shows the figures of the end that counts, tells whoever is there, and says so on its paper',
    settles: async (store) => {
      const { one, two, shiftId } = await anaAtTwoTills(store);
      cut(two);
      await sellLoaf(two.client);
      const counts = await end(one, { actual: '101.85' });
      const own = await end(two, { actual: '103.70' });
      await mend(two);
      await logOn(two.client);
      await expect
        .poll(() => newsAt(two), SOON)
        .toMatchObject({
          news: 'end_reversed',
          number: counts.number,
          reportNumber: own.reportNumber,
          countingReport: counts.reportNumber,
          till: 'POS1',
          byName: 'Ana',
        });
      await allSent(two);
      await logOn(one.client);
      await expect.poll(() => shiftAt(one, shiftId), SOON).toMatchObject({ status: 'closed', isRevised: true });
      expect(await figuresAt(two, shiftId)).toEqual(await figuresAt(one, shiftId));
      const { jobId } = await accepted(two.client.shift.reprintReport({ ...id(), shiftId }));
      const { lines } = await accepted(two.client.paper.slip({ jobId }));
      const paper = lines.map(({ text }) => text.trim()).join(' ');
      expect(paper).toContain(own.reportNumber);
      expect(paper.split('THIS END DOES NOT COUNT.')).toHaveLength(3);
      expect(paper).toContain(`report ${counts.reportNumber} of POS1 counts.`);
      await accepted(two.client.shift.start({ ...id(), deposits: [] }));
      expect(await newsAt(two)).toBeNull();
    },
  },
  {
    claim: 'whoever ended the shift of another by an end that does not count is told too, until they end another one',
    settles: async (store) => {
      const { one, three, shiftId } = await anaAtTwoTillsIvanaAtThree(store);
      cut(three);
      await end(one, { actual: '101.85' });
      await end(three, { shiftId, actual: '100.00' });
      await mend(three);
      await expect.poll(() => newsAt(three), SOON).toMatchObject({ news: 'end_reversed', till: 'POS1', byName: 'Ana' });
      await accepted(three.client.shift.start({ ...id(), deposits: [] }));
      expect(await newsAt(three)).toBeNull();
    },
  },
  {
    claim: 'while one person ends a shift another is told who it is, until the first one leaves',
    settles: async (store) => {
      const { one, three, shiftId } = await anaAtTwoTillsIvanaAtThree(store);
      await accepted(one.client.shift.endSheet({}));
      expect(await three.client.shift.endSheet({ shiftId })).toMatchObject({
        refusal: { code: 'shift_being_ended', facts: { operator: 'Ana', till: 'POS1' } },
      });
      await accepted(one.client.shift.leaveEnd({}));
      await accepted(three.client.shift.endSheet({ shiftId }));
    },
  },
  {
    claim: 'a lease whose till went away runs out; whoever comes back to it is told who ends the shift now',
    settles: async (store) => {
      const { one, two, three, shiftId } = await anaAtTwoTillsIvanaAtThree(store);
      const ending = await beginEnd(one, { actual: '101.85' });
      cut(one);
      expect(await refused(three.client.shift.endSheet({ shiftId }))).toBe('shift_being_ended');
      store.pass(LEASE_AND_MORE_MS);
      await accepted(three.client.shift.endSheet({ shiftId }));
      await mend(one);
      expect(await refused(ending({}))).toBe('shift_being_ended');
      await end(three, { shiftId, actual: '101.85' });
      await expect.poll(() => shiftOf(one), SOON).toBeNull();
      await expect.poll(() => shiftOf(two), SOON).toBeNull();
      expect(await shiftAt(three, shiftId)).toMatchObject({ endedByName: 'Ivana' });
    },
  },
];
