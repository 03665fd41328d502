import { expect } from 'vitest';
import {
  anaAtTwoTills,
  anaAtTwoTillsIvanaAtThree,
  beginEnd,
  CASH,
  type Conflict,
  end,
  newsAt,
  receiptsAt,
  shiftOf,
  statusAt,
} from '#test/shifts/conflict/conflict.ts';
import { allSent, cut, mend, SOON, type StoreTill } from '#test/shifts/store.ts';
import { accepted, id, logOn, refused, sellLoaf, startShift } from '#test/till/test-till.ts';

/** What a till did while the others did not know of it arrives after the end, and is never lost. */
export const LATE_EVENTS: readonly Conflict[] = [
  {
    claim:
      'a till that sold on while it was cut off is named, never changes the signed figures, and is revised beside them',
    settles: async (store) => {
      const { one, two, shiftId } = await anaAtTwoTills(store);
      cut(two);
      await sellLoaf(two.client);
      // The drawers hold the loaf that nobody has told of: a surplus of 1.85.
      const ending = await beginEnd(one, { actual: '103.70' });
      expect(await ending({})).toMatchObject({
        accepted: false,
        refusal: { code: 'tills_unreported', facts: { tills: 'POS2' } },
      });
      const ended = await accepted(ending({ unreportedConfirmed: true }));
      expect(ended.rows[0]).toMatchObject({ endingMinor: 10_185, actualMinor: 10_370, differenceMinor: 185 });
      await logOn(one.client, 'ivana');
      await expect.poll(() => statusAt(one, shiftId), SOON).toBe('closing');
      await sellLoaf(two.client);
      await mend(two);
      await expect.poll(() => shiftOf(two), SOON).toBeNull();
      await expect.poll(() => statusAt(one, shiftId), SOON).toBe('closed');
      const { cashFlows, isRevised } = await accepted(one.client.shift.summary({ shiftId }));
      expect(isRevised).toBe(true);
      // What the lines add up to is the signed ending and what came after it.
      const [flow] = cashFlows;
      expect((flow?.balanceMinor ?? 0) - (flow?.lateMinor ?? 0)).toBe(flow?.end?.endingMinor);
      const revised = await accepted(one.client.shift.revised({ shiftId }));
      expect(revised.isRevised).toBe(true);
      expect(revised.rows[0]).toMatchObject({
        signedEndingMinor: 10_185,
        revisedEndingMinor: 10_555,
        lateMinor: 370,
        bookedMinor: 185,
        proposedMinor: -185,
      });
      const reversal = { shiftId, ...CASH };
      expect(await accepted(one.client.shift.reverseDifference({ ...id(), ...reversal }))).toMatchObject({
        type: 'CW',
        amountMinor: 185,
      });
      expect(await refused(one.client.shift.reverseDifference({ ...id(), ...reversal }))).toBe('nothing_to_reverse');
      expect((await accepted(one.client.shift.summary({ shiftId }))).cashFlows[0]?.end).toMatchObject({
        endingMinor: 10_185,
        differenceMinor: 185,
      });
    },
  },
  {
    claim:
      'what late documents explain of a difference is taken back once, at the till that booked it, whoever asks where',
    settles: async (store) => {
      const { one, two, three, shiftId } = await anaAtTwoTillsIvanaAtThree(store);
      cut(two);
      await sellLoaf(two.client);
      await end(one, { actual: '103.70' });
      await mend(two);
      const proposedAt = async ({ client }: StoreTill) =>
        (await accepted(client.shift.revised({ shiftId }))).rows[0]?.proposedMinor;
      await logOn(one.client, 'ivana');
      await expect.poll(() => proposedAt(one), SOON).toBe(-185);
      await expect.poll(() => proposedAt(three), SOON).toBe(-185);
      expect(await accepted(three.client.shift.revised({ shiftId }))).toMatchObject({ issuedAtTill: 'POS1' });
      const reversal = { shiftId, ...CASH };
      const [here, elsewhere] = await Promise.all([
        one.client.shift.reverseDifference({ ...id(), ...reversal }),
        three.client.shift.reverseDifference({ ...id(), ...reversal }),
      ]);
      expect(here).toMatchObject({ accepted: true, value: { type: 'CW', amountMinor: 185 } });
      expect(elsewhere).toMatchObject({
        accepted: false,
        refusal: { code: 'reversed_at_ending_till', facts: { till: 'POS1' } },
      });
      await expect.poll(() => proposedAt(three), SOON).toBe(0);
      expect(await proposedAt(one)).toBe(0);
      expect(await refused(three.client.shift.reverseDifference({ ...id(), ...reversal }))).toBe(
        'reversed_at_ending_till',
      );
    },
  },
  {
    claim: 'a till that joined unheard just before the end is not missed, and its sales are late documents',
    settles: async (store) => {
      const one = await store.open('POS1');
      const two = await store.open('POS2');
      await startShift(one.client, '100.00');
      await allSent(one);
      const shiftId = (await shiftOf(one))?.id ?? '';
      two.cable.mode = 'no_push';
      await logOn(two.client);
      expect((await shiftOf(two))?.id).toBe(shiftId);
      await sellLoaf(two.client);
      const ended = await end(one, { actual: '100.00' });
      expect(ended.rows[0]).toMatchObject({ endingMinor: 10_000, differenceMinor: 0 });
      await mend(two);
      await expect.poll(() => shiftOf(two), SOON).toBeNull();
      await logOn(one.client, 'ivana');
      await expect.poll(() => statusAt(one, shiftId), SOON).toBe('closed');
      expect((await accepted(one.client.shift.revised({ shiftId }))).rows[0]).toMatchObject({
        signedEndingMinor: 10_000,
        revisedEndingMinor: 10_185,
        lateMinor: 185,
      });
    },
  },
  {
    claim: 'a document in hand when somebody else ends the shift is finished, is late, and is the last one',
    settles: async (store) => {
      const { one, two, shiftId } = await anaAtTwoTills(store);
      await accepted(two.client.sale.scan({ ...id(), barcode: '101' }));
      await end(one, { actual: '101.85' });
      await expect.poll(() => newsAt(two), SOON).toMatchObject({ news: 'ended_elsewhere', isDocumentOpen: true });
      await accepted(two.client.sale.complete({ ...id(), exactCash: true }));
      expect(await refused(two.client.sale.scan({ ...id(), barcode: '101' }))).toBe('shift_ended_elsewhere');
      await allSent(two);
      await logOn(one.client, 'ivana');
      await expect
        .poll(async () => (await accepted(one.client.shift.revised({ shiftId }))).rows[0]?.lateMinor, SOON)
        .toBe(185);
    },
  },
  {
    claim: 'a session that a manager closed because its till did not answer loses none of its sales',
    settles: async (store) => {
      const { one, two, three } = await anaAtTwoTillsIvanaAtThree(store);
      cut(two);
      await sellLoaf(two.client);
      const openTills = async () =>
        (await accepted(three.client.session.list({ global: true, open: true }))).sessions.map(({ till }) => till);
      const { sessions } = await accepted(three.client.session.list({ global: true, open: true, text: 'POS2' }));
      const sessionId = sessions[0]?.id ?? '';
      await accepted(three.client.session.close({ ...id(), sessionId, reason: 'Till broke down' }));
      expect(await refused(three.client.session.close({ ...id(), sessionId: 'none' }))).toBe('session_unknown');
      expect(await refused(three.client.session.close({ ...id(), sessionId, reason: 'Again' }))).toBe('session_closed');
      await expect.poll(openTills, SOON).toEqual(['POS1']);
      await mend(two);
      await expect.poll(() => shiftOf(two), SOON).toBeNull();
      const closed = { news: 'session_closed', byName: 'Ivana', reason: 'Till broke down' };
      expect(await newsAt(two)).toMatchObject(closed);
      await expect.poll(() => receiptsAt(one), SOON).toBe(2);
      expect(await two.client.sale.scan({ ...id(), barcode: '101' })).toMatchObject({
        refusal: {
          code: 'session_closed_elsewhere',
          words: expect.stringMatching(/^Ivana closed your session at this counter from POS3\. .*log off and on again/),
        },
      });
      await accepted(two.client.operator.logOff(id()));
      await logOn(two.client);
      await sellLoaf(two.client);
    },
  },
  {
    claim: 'a session that two managers close at once is closed once, with the reason of the first',
    settles: async (store) => {
      const { two, three } = await anaAtTwoTillsIvanaAtThree(store);
      const four = await store.open('POS4');
      await logOn(four.client, 'ivana');
      const find = async (at: typeof three) =>
        (await accepted(at.client.session.list({ global: true, text: 'POS2' }))).sessions[0];
      await expect.poll(async () => (await find(four))?.status, SOON).toBe('open');
      const sessionId = (await find(four))?.id ?? '';
      cut(two);
      three.cable.mode = 'no_push';
      four.cable.mode = 'no_push';
      await accepted(three.client.session.close({ ...id(), sessionId, reason: 'Till broke down' }));
      await accepted(four.client.session.close({ ...id(), sessionId, reason: 'Nobody there' }));
      await mend(four);
      await mend(three);
      await mend(two);
      await expect.poll(() => newsAt(two), SOON).toMatchObject({ reason: 'Till broke down' });
      await expect.poll(async () => (await find(three))?.status, SOON).toBe('closed');
    },
  },
];
