import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allSent, cut, findingsOf, mend, SOON, type StoreTill, testStore } from '#test/shifts/store.ts';
import { accepted, id, type TillClient } from '#test/till/test-till.ts';

const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;
const PEOPLE = ['ana', 'kasia'] as const;
const ACTS = ['sell', 'hand over', 'take back', 'log off', 'cut', 'mend', 'join', 'end own', 'end another'] as const;
type Step = {
  readonly at: number;
  readonly act: (typeof ACTS)[number];
  readonly person: (typeof PEOPLE)[number];
  readonly leaveMinor: number;
};

const stateOf = (client: TillClient) => accepted(client.till.state({}));

/** By badge: hashing PINs takes longer than all the rest of such a day. */
async function sitDown({ client }: StoreTill, person: string): Promise<void> {
  if ((await stateOf(client)).operator !== null) await client.operator.logOff(id());
  await accepted(client.operator.logOnByBadge({ ...id(), badge: `BADGE-${person.toUpperCase()}` }));
}

/** What somebody tries at a till. It may be refused, and must never be a fault. */
async function attempt(till: StoreTill, { act, person, leaveMinor }: Step): Promise<void> {
  const { client } = till;
  if (act === 'cut') return cut(till);
  if (act === 'mend') {
    till.cable.mode = 'open';
    till.till.tryServices();
    return;
  }
  if (act === 'end another') {
    await sitDown(till, 'ivana');
    const waiting = (await accepted(client.shift.list({}))).find(
      ({ status }) => status === 'open' || status === 'detached',
    );
    if (waiting !== undefined) await endLeaving(client, { shiftId: waiting.id }, leaveMinor);
    await client.operator.logOff(id());
    return;
  }
  if ((await stateOf(client)).operator === null) await sitDown(till, person);
  const { shift, drawersToCount } = await stateOf(client);
  const own = drawersToCount.find(({ isOwn }) => isOwn);
  if (act === 'log off') await client.operator.logOff(id());
  if (act === 'take back' && own !== undefined) await client.shift.takeBack({ ...id(), shiftId: own.shiftId });
  if (act === 'sell' && shift === null) {
    await client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '10.00' }] });
  }
  if (act === 'sell') {
    await client.sale.scan({ ...id(), barcode: '101' });
    await client.sale.complete({ ...id(), exactCash: true });
  }
  if (act === 'hand over') await client.shift.detach(id());
  if (act === 'join') await client.shift.joinOlder(id());
  if (act === 'end own') await endLeaving(client, {}, leaveMinor);
}

async function endLeaving(client: TillClient, named: { readonly shiftId?: string }, leaveMinor: number): Promise<void> {
  const sheet = await client.shift.endSheet(named);
  if (!sheet.accepted) return;
  const there = sheet.value.rows[0]?.endingMinor ?? 0;
  const amount = (Math.max(0, there - leaveMinor) / 100).toFixed(2);
  const written = await client.shift.writeEnd({ ...id(), ...named, ...CASH, column: 'withdrawal', amount });
  if (!written.accepted) return;
  const { revision } = written.value;
  await client.shift.end({ ...id(), ...named, revision, confirmed: true, unreportedConfirmed: true });
}

/** Everything is told to everybody, and every shift is ended. */
async function comeToRest(tills: readonly StoreTill[]): Promise<void> {
  for (const till of tills) await mend(till);
  const [first] = tills;
  if (first === undefined) return;
  await expect
    .poll(
      async () => {
        await attempt(first, { at: 0, act: 'end another', person: 'ana', leaveMinor: 500 });
        await sitDown(first, 'ivana');
        return (await accepted(first.client.shift.list({})))
          .map(({ status }) => status)
          .filter((one) => one !== 'closed');
      },
      { ...SOON, timeout: 20_000 },
    )
    .toEqual([]);
  for (const till of tills) await allSent(till);
}

/** What this till's journal has left in drawers, under their owners or detached. */
function cashInDrawers({ dataDir }: StoreTill): number {
  const connection = new Sqlite(join(dataDir, 'till.db'), { readonly: true });
  const sum = connection
    .prepare(
      `SELECT coalesce(sum(amount_minor), 0) FROM balance WHERE account LIKE 'drawer/%/cash' AND currency = 'EUR'`,
    )
    .pluck()
    .get();
  connection.close();
  return Number(sum);
}

async function beginningAt(till: StoreTill, person: string): Promise<number> {
  await sitDown(till, person);
  const { rows } = await accepted(till.client.shift.startSheet({}));
  await till.client.operator.logOff(id());
  return rows[0]?.beginningMinor ?? 0;
}

it('whatever is done at several tills, cut off or not: no command is a fault, every journal verifies, and the next shifts begin with all that is left', {
  timeout: 600_000,
}, async () => {
  const step = fc.record({
    at: fc.nat(2),
    act: fc.constantFrom(...ACTS),
    person: fc.constantFrom(...PEOPLE),
    leaveMinor: fc.integer({ min: 0, max: 5_000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
      const store = await testStore();
      const tills = [await store.open('POS1'), await store.open('POS2'), await store.open('POS3')];
      for (const { at, ...how } of steps) {
        const till = tills[at];
        if (till !== undefined) await attempt(till, { at, ...how });
        await setImmediate();
      }
      await comeToRest(tills);
      for (const till of tills) expect(await findingsOf(till), till.code).toEqual([]);
      const due = tills.reduce((sum, till) => sum + cashInDrawers(till), 0);
      const begun = async (till: StoreTill) => {
        let sum = 0;
        for (const person of PEOPLE) sum += await beginningAt(till, person);
        return sum;
      };
      for (const till of tills) await expect.poll(() => begun(till), SOON).toBe(due);
      for (const { till } of tills) await till.close();
    }),
    { numRuns: 3 },
  );
});
