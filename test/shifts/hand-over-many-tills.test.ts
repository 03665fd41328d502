import { expect, it } from 'vitest';
import { CASH, end, shiftOf, statusAt } from '#test/shifts/conflict/conflict.ts';
import { allSent, cut, mend, SOON, type StoreTill, testStore } from '#test/shifts/store.ts';
import { accepted, id, logOn, refused, sellLoaf, startShift } from '#test/till/test-till.ts';

/** Ana has a shift at POS1 with 100.00 to begin with, and has sold one loaf at POS2. */
async function anaAtTwo() {
  const { open } = await testStore();
  const [one, two] = [await open('POS1'), await open('POS2')];
  await startShift(one.client, '100.00');
  await allSent(one);
  await logOn(two.client);
  await sellLoaf(two.client);
  await allSent(two);
  return { open, one, two, shiftId: (await shiftOf(one))?.id ?? '' };
}

async function handOver(till: StoreTill): Promise<void> {
  await accepted(till.client.shift.detach(id()));
  await allSent(till);
}

/** The cash that Ana's next shift would begin with at this till. */
async function beginningAt({ client }: StoreTill): Promise<number | undefined> {
  await logOn(client);
  const { rows } = await accepted(client.shift.startSheet({}));
  await accepted(client.operator.logOff(id()));
  return rows[0]?.beginningMinor;
}

/** Ivana ends the waiting drawer at this till with what it suggests: all of it goes to the safe. */
async function endWaiting(till: StoreTill, shiftId: string) {
  await logOn(till.client, 'ivana');
  await expect.poll(() => statusAt(till, shiftId), SOON).toBe('detached');
  const ended = await end(till, { shiftId });
  await accepted(till.client.operator.logOff(id()));
  await allSent(till);
  return ended.rows[0];
}

it('a shift handed over at two tills is moved whole, each till its own part, and is ended at a third', async () => {
  const { open, one, two, shiftId } = await anaAtTwo();
  const three = await open('POS3');
  await handOver(two);
  await handOver(one);
  expect(await beginningAt(three)).toBe(0);
  expect(await endWaiting(three, shiftId)).toMatchObject({ endingMinor: 10_185, withdrawalMinor: 10_185 });
  for (const till of [one, two, three]) await expect.poll(() => beginningAt(till), SOON).toBe(0);
});

it('a shift handed over at two tills that do not hear of each other is not moved twice', async () => {
  const { one, two, shiftId } = await anaAtTwo();
  cut(one);
  cut(two);
  await accepted(two.client.shift.detach(id()));
  await accepted(one.client.shift.detach(id()));
  await mend(one);
  await mend(two);
  for (const till of [one, two]) await expect.poll(() => beginningAt(till), SOON).toBe(0);
  expect(await endWaiting(two, shiftId)).toMatchObject({ endingMinor: 10_185, withdrawalMinor: 10_185 });
});

it('a hand-over takes along what the shift left at a till where its session was closed', async () => {
  const { one, two, shiftId } = await anaAtTwo();
  const { sessions } = await accepted(two.client.session.list({}));
  const atTwo = sessions.find(({ till }) => till === 'POS2')?.id ?? '';
  await accepted(two.client.session.close({ ...id(), sessionId: atTwo }));
  expect(await refused(two.client.session.close({ ...id(), sessionId: atTwo }))).toBe('session_closed');
  expect(await refused(two.client.sale.scan({ ...id(), barcode: '101' }))).toBe('session_closed_here');
  await accepted(two.client.operator.logOff(id()));
  await allSent(two);
  await expect.poll(async () => await openTills(one), SOON).toEqual(['POS1']);
  await handOver(one);
  await expect.poll(async () => (await accepted(two.client.till.state({}))).drawersToCount, SOON).toHaveLength(1);
  expect(await beginningAt(two)).toBe(0);
  expect(await endWaiting(two, shiftId)).toMatchObject({ endingMinor: 10_185, withdrawalMinor: 10_185 });
});

async function openTills({ client }: StoreTill): Promise<readonly string[]> {
  const { sessions } = await accepted(client.session.list({}));
  return sessions.filter(({ status }) => status === 'open').map(({ till }) => till);
}

it('whoever handed over at one till of a shift goes on in it at the other, and takes the drawer back at the first', async () => {
  const { one, two, shiftId } = await anaAtTwo();
  await handOver(two);
  await sellLoaf(one.client);
  await allSent(one);
  await logOn(two.client);
  expect(await shiftOf(two)).toBeNull();
  await accepted(two.client.shift.takeBack({ ...id(), shiftId }));
  await sellLoaf(two.client);
  await allSent(two);
  await expect
    .poll(async () => (await accepted(one.client.shift.endSheet({}))).rows[0]?.endingMinor, SOON)
    .toBe(10_555);
  await end(one);
  await allSent(one);
});

it('a hand-over at one till moves what the shift began with, though some of it lies in journals of other tills', async () => {
  const { one, two, open, shiftId } = await anaAtTwo();
  const three = await open('POS3');
  await logOn(three.client, 'ivana');
  await expect.poll(() => statusAt(three, shiftId), SOON).toBe('open');
  await accepted(three.client.shift.endSheet({ shiftId }));
  await accepted(three.client.shift.writeEnd({ ...id(), shiftId, ...CASH, column: 'withdrawal', amount: '50.00' }));
  await end(three, { shiftId });
  await allSent(three);
  for (const till of [one, two]) {
    await expect.poll(() => shiftOf(till), SOON).toBeNull();
    await accepted(till.client.operator.logOff(id()));
  }
  await logOn(one.client);
  await accepted(one.client.shift.start({ ...id(), deposits: [] }));
  await sellLoaf(one.client);
  const next = (await shiftOf(one))?.id ?? '';
  await handOver(one);
  expect(await beginningAt(two)).toBe(0);
  await logOn(one.client);
  await accepted(one.client.shift.takeBack({ ...id(), shiftId: next }));
  await handOver(one);
  expect(await endWaiting(two, next)).toMatchObject({ beginningMinor: 5_185, endingMinor: 5_370 });
});

it('its owner takes a waiting drawer back at another till and goes on in the same shift there', async () => {
  const { open } = await testStore();
  const [one, two] = [await open('POS1'), await open('POS2')];
  await startShift(one.client, '100.00');
  const { id: shiftId, number } = (await shiftOf(one)) ?? { id: '', number: '' };
  await handOver(one);
  await logOn(two.client);
  await expect.poll(() => statusAt(two, shiftId), SOON).toBe('detached');
  await accepted(two.client.shift.takeBack({ ...id(), shiftId }));
  expect(await shiftOf(two)).toMatchObject({ id: shiftId, number });
  await sellLoaf(two.client);
  await allSent(two);
  await expect.poll(async () => (await accepted(one.client.till.state({}))).drawersToCount, SOON).toEqual([]);
  expect(await refused(one.client.shift.endSheet({}))).toBe('nobody_logged_on');
  expect((await end(two, { actual: '101.85' })).rows[0]).toMatchObject({ endingMinor: 10_185, differenceMinor: 0 });
  await allSent(two);
  for (const till of [one, two]) await expect.poll(() => beginningAt(till), SOON).toBe(10_185);
});
