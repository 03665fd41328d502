import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JournalEvent } from '#shared/journal/event.ts';
import { accepted, id, sellLoaf, type TillClient, testTill } from '#test/till/test-till.ts';
import { check } from '#test/tools/checked-copy.ts';
import { ofKind, rewrite, signerOf } from '#test/tools/tamper.ts';
import { verifyFolder } from '#tools/verify/verify-folder.ts';

const PEOPLE = ['ana', 'kasia', 'ivana'] as const;
const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;
const ACTS = ['sell', 'hand over', 'change hands', 'take back', 'end own', 'end a drawer'] as const;
type Act = (typeof ACTS)[number];

const stateOf = (client: TillClient) => accepted(client.till.state({}));

/** By badge: hashing PINs takes longer than all the rest of such a day. */
const sitDown = (client: TillClient, person: string) =>
  accepted(client.operator.logOnByBadge({ ...id(), badge: `BADGE-${person.toUpperCase()}` }));

/** Somebody is at the till with an open shift. */
async function seated(client: TillClient, person: string): Promise<void> {
  if ((await stateOf(client)).operator === null) await sitDown(client, person);
  if ((await stateOf(client)).shift !== null) return;
  const { rows } = await accepted(client.shift.startSheet({}));
  const amount = ((rows[0]?.floatDepositMinor ?? 0) / 100).toFixed(2);
  await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount }] }));
}

async function end(client: TillClient, named: { readonly shiftId?: string }, leaveMinor: number): Promise<void> {
  const sheet = await accepted(client.shift.endSheet(named));
  const there = sheet.rows[0]?.endingMinor ?? 0;
  const amount = (Math.max(0, there - leaveMinor) / 100).toFixed(2);
  const written = { ...named, ...CASH, column: 'withdrawal', amount } as const;
  const { revision } = await accepted(client.shift.writeEnd({ ...id(), ...written }));
  await accepted(client.shift.end({ ...id(), ...named, revision }));
}

async function carryOut(client: TillClient, act: Act, { person, leaveMinor }: { person: string; leaveMinor: number }) {
  await seated(client, person);
  const { drawersToCount, operator } = await stateOf(client);
  if (act === 'sell') await sellLoaf(client);
  if (act === 'hand over') await accepted(client.shift.detach(id()));
  if (act === 'change hands') await accepted(client.operator.logOff(id()));
  if (act === 'end own') await end(client, {}, leaveMinor);
  const own = drawersToCount.find(({ isOwn }) => isOwn);
  if (act === 'take back') {
    const { shiftId } = await accepted(client.shift.detach(id()));
    await sitDown(client, operator?.id ?? person);
    await accepted(client.shift.takeBack({ ...id(), shiftId }));
  }
  const drawer = operator?.id === 'ivana' ? drawersToCount[0] : own;
  if (act === 'end a drawer' && drawer !== undefined) await end(client, { shiftId: drawer.shiftId }, leaveMinor);
}

it('whatever is handed over, taken back and ended in whatever order: every figure adds up, and what remains is begun with', {
  timeout: 600_000,
}, async () => {
  const step = fc.record({
    act: fc.constantFrom(...ACTS),
    person: fc.constantFrom(...PEOPLE),
    leaveMinor: fc.integer({ min: 0, max: 5_000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 20 }), async (steps) => {
      const { client, till, dataDir } = await testTill();
      for (const { act, ...how } of steps) await carryOut(client, act, how);
      await till.close();
      const { findings } = await verifyFolder(dataDir, { key: null, head: null });
      expect(findings).toEqual([]);
    }),
    { numRuns: 3 },
  );
});

type Part = (event: JournalEvent) => JournalEvent;

const lessPostings: Part = (event) => ({
  ...event,
  postings: event.postings.map((one) => ({ ...one, amountMinor: one.amountMinor - Math.sign(one.amountMinor) })),
});
const lessInAll: Part = (event) => {
  const held = (event.body['held'] as { amountMinor: number }[]).map((one) => ({
    ...one,
    amountMinor: one.amountMinor - Math.sign(one.amountMinor),
  }));
  return { ...lessPostings(event), body: { ...event.body, held } };
};
const moreFromElsewhere: Part = (event) => {
  const rows = [{ paymentForm: 'cash', currency: 'EUR', amountMinor: 1 }];
  return { ...event, body: { ...event.body, others: [{ till: 'POS2', epoch: 1, seq: 9, rows }] } };
};

it.each<[string, string, Part]>([
  ['detached in part', 'shift.detached', lessPostings],
  ['detached in part, and said to have held no more', 'shift.detached', lessInAll],
  ['detached without what it names of another till', 'shift.detached', moreFromElsewhere],
  ['taken back in part', 'shift.taken_back', lessPostings],
])(
  'a journal in which a drawer was %s does not pass, though its till’s own key signed it',
  async (_what, kind, part) => {
    const { client, till, dataDir } = await testTill();
    await seated(client, 'ana');
    await sellLoaf(client);
    const { shiftId } = await accepted(client.shift.detach(id()));
    await sitDown(client, 'ana');
    await accepted(client.shift.takeBack({ ...id(), shiftId }));
    await till.close();
    expect((await check(dataDir, () => undefined)).findings).toEqual([]);
    let seq = 0;
    const { findings } = await check(dataDir, (connection, copy) => {
      ({ seq } = ofKind(connection, kind));
      const change = (event: JournalEvent) => (event.seq === seq ? part(event) : event);
      rewrite(connection, { sign: signerOf(copy), change });
    });
    expect(findings[0]).toMatchObject({ at: { seq }, flaw: 'drawer_moved_in_part' });
  },
);
