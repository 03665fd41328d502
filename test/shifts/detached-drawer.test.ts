import { describe, expect, it } from 'vitest';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { allSent, cut, mend, SOON, type StoreTill, testStore } from '#test/shifts/store.ts';
import { accepted, endShift, id, logOn, refused, sellLoaf, startShift } from '#test/till/test-till.ts';

const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;

/** Ends a drawer at this till with 50.00 counted of the 51.85 in it, and 45.00 taken out. */
async function endDrawer({ client }: StoreTill, shiftId: string): Promise<void> {
  await logOn(client, 'ivana');
  await accepted(client.shift.endSheet({ shiftId }));
  await accepted(client.shift.writeEnd({ ...id(), shiftId, ...CASH, column: 'actual', amount: '50.00' }));
  await accepted(client.shift.writeEnd({ ...id(), shiftId, ...CASH, column: 'withdrawal', amount: '45.00' }));
  const sheet = await accepted(client.shift.endSheet({ shiftId }));
  expect(sheet.rows[0]).toMatchObject({ endingMinor: 5_185, differenceMinor: -185, remainingMinor: 500 });
  await accepted(client.shift.end({ ...id(), shiftId, revision: sheet.revision }));
  await accepted(client.operator.logOff(id()));
}

async function beginningAt({ client }: StoreTill, operatorId = 'ana') {
  await logOn(client, operatorId);
  const { rows } = await accepted(client.shift.startSheet({}));
  await accepted(client.operator.logOff(id()));
  return rows[0];
}

/** Ana’s drawer leaves POS1 uncounted with 51.85 in it. */
async function detachedAt(one: StoreTill): Promise<{ readonly shiftId: string; readonly number: string }> {
  await startShift(one.client);
  await sellLoaf(one.client);
  const drawer = await accepted(one.client.shift.detach(id()));
  await allSent(one);
  return drawer;
}

it('a detached drawer is counted and ended at another till; wherever its owner starts next, the shift begins with what it left', async () => {
  const { open } = await testStore();
  const [one, two, three] = [await open('POS1'), await open('POS2'), await open('POS3')];
  const { shiftId, number } = await detachedAt(one);
  await logOn(two.client, 'ivana');
  await expect
    .poll(async () => (await accepted(two.client.shift.list({}))).map(({ status }) => status), SOON)
    .toEqual(['detached']);
  expect(await refused(two.client.shift.takeBack({ ...id(), shiftId }))).toBe('shift_not_open');
  await accepted(two.client.operator.logOff(id()));
  await endDrawer(two, shiftId);
  await allSent(two);
  await expect.poll(async () => (await accepted(one.client.till.state({}))).drawersToCount, SOON).toEqual([]);
  await allSent(one);
  const begins = {
    beginningMinor: 500,
    beginningParts: {
      shifts: [{ number, endingMinor: 5_185, withdrawalMinor: 4_500, remainingMinor: 500 }],
      sinceMinor: 0,
    },
  };
  for (const till of [one, two, three]) expect(await beginningAt(till), till.code).toMatchObject(begins);

  await logOn(three.client);
  await accepted(three.client.shift.start({ ...id(), deposits: [] }));
  await sellLoaf(three.client);
  await accepted(three.client.shift.writeEnd({ ...id(), ...CASH, column: 'withdrawal', amount: '0' }));
  await endShift(three.client);
  await allSent(three);
  await expect.poll(async () => (await beginningAt(one))?.beginningMinor, SOON).toBe(685);
  await logOn(one.client);
  await accepted(one.client.shift.start({ ...id(), deposits: [] }));
  expect((await accepted(one.client.shift.endSheet({}))).rows[0]).toMatchObject({ beginningMinor: 685 });
  await accepted(one.client.shift.writeEnd({ ...id(), ...CASH, column: 'withdrawal', amount: '6.85' }));
  await endShift(one.client);
  await allSent(one);
  await expect.poll(async () => (await beginningAt(two))?.beginningMinor, SOON).toBe(0);
});

it('while its own till is cut off a detached drawer is ended elsewhere; its owner never begins with its money twice', async () => {
  const { open } = await testStore();
  const [one, two] = [await open('POS1'), await open('POS2')];
  const { shiftId } = await detachedAt(one);
  cut(one);
  await expect.poll(async () => await endable(two, shiftId), SOON).toBe(true);
  await endDrawer(two, shiftId);
  await allSent(two);
  await logOn(two.client);
  await accepted(two.client.shift.start({ ...id(), deposits: [] }));
  expect((await accepted(two.client.shift.endSheet({}))).rows[0]).toMatchObject({ beginningMinor: 500 });
  await accepted(two.client.shift.writeEnd({ ...id(), ...CASH, column: 'withdrawal', amount: '0' }));
  await endShift(two.client);
  await mend(one);
  await allSent(two);
  for (const till of [one, two])
    await expect.poll(async () => (await beginningAt(till))?.beginningMinor, SOON).toBe(500);
});

it('a half-made count goes with the drawer: gone on with at another till, cell by cell as it was typed', async () => {
  const { open } = await testStore();
  const [one, two] = [await open('POS1'), await open('POS2')];
  await startShift(one.client);
  await sellLoaf(one.client);
  const typed = { ...CASH, valueMinor: 2_000, pieces: '2' } as const;
  await accepted(one.client.count.writePieces({ ...id(), occasion: 'end', ...typed }));
  await accepted(one.client.count.writePieces({ ...id(), occasion: 'end', ...CASH, valueMinor: 1_000, pieces: '0' }));
  const slip = { paymentForm: 'card', currency: 'EUR', amount: '7.50' } as const;
  await accepted(one.client.count.addValue({ ...id(), ...slip }));
  const { shiftId } = await accepted(one.client.shift.detach(id()));
  await allSent(one);

  const cells = async ({ client }: StoreTill) => {
    await logOn(client, 'ivana');
    const reply = await client.count.sheet({ occasion: 'end', shiftId });
    await accepted(client.operator.logOff(id()));
    if (!reply.accepted) return reply.refusal.code;
    const [cash] = reply.value.entries;
    const card = reply.value.entries.find(({ paymentForm }) => paymentForm === 'card');
    const pieces = cash?.cells.filter((cell) => cell.pieces !== null).map((cell) => [cell.valueMinor, cell.pieces]);
    return { pieces, values: card?.values, sum: cash?.sumMinor, since: cash?.documentsSince };
  };
  const asTyped = {
    pieces: [
      [2_000, 2],
      [1_000, 0],
    ],
    values: [750],
    sum: 4_000,
    since: 0,
  };
  await expect.poll(async () => await cells(two), SOON).toEqual(asTyped);
  expect(await cells(one)).toEqual(asTyped);

  // Cleared here, it stays cleared, whatever else is told of the shift.
  await logOn(two.client, 'ivana');
  await accepted(two.client.count.clear({ ...id(), occasion: 'end', shiftId }));
  await accepted(two.client.operator.logOff(id()));
  await startShift(one.client, '1.00');
  await endShift(one.client);
  await allSent(one);
  await expect.poll(async () => (await beginningAt(two))?.beginningMinor, SOON).toBe(100);
  expect(await cells(two)).toMatchObject({ pieces: [], values: [] });
  await endDrawer(two, shiftId);
});

describe.each(AGENT_DATABASES)('on %s', (database) => {
  it('cheques go with the drawer and their ticks with them; one that is not found later is said', {
    timeout: 90_000,
  }, async () => {
    const { open } = await testStore(database);
    const [one, two] = [await open('POS1'), await open('POS2')];
    await startShift(one.client);
    for (const number of ['1001', '1002', '1003']) await payByCheque(one, number);
    const own = await chequesAt(one);
    expect(own.map(({ number }) => number)).toEqual(['1001', '1002', '1003']);
    for (const { id: chequeId } of own.slice(0, 2))
      await accepted(one.client.count.tickCheque({ ...id(), chequeId, isThere: true }));
    const { shiftId } = await accepted(one.client.shift.detach(id()));
    await allSent(one);

    await logOn(two.client, 'ivana');
    const seen = async () =>
      (await chequesAt(two, shiftId)).map(({ number, isThere, wasThere }) => [number, isThere, wasThere]);
    await expect.poll(seen, SOON).toEqual([
      ['1001', true, true],
      ['1002', true, true],
      ['1003', null, null],
    ]);
    const [, second, third] = own;
    await accepted(two.client.count.tickCheque({ ...id(), shiftId, chequeId: third?.id ?? '', isThere: true }));
    await accepted(two.client.count.tickCheque({ ...id(), shiftId, chequeId: second?.id ?? '', isThere: false }));
    // What is told again of the same hand-over does not tick it anew.
    await startShift(one.client, '1.00');
    await allSent(one);
    await expect.poll(async () => (await accepted(two.client.shift.list({}))).length, SOON).toBe(2);
    expect(await seen()).toEqual([
      ['1001', true, true],
      ['1002', false, true],
      ['1003', true, null],
    ]);
    await accepted(two.client.count.confirm({ ...id(), occasion: 'end', shiftId }));
    const sheet = await accepted(two.client.shift.endSheet({ shiftId }));
    expect(sheet.rows.find(({ kind }) => kind === 'cheque')).toMatchObject({
      endingMinor: 555,
      actualMinor: 370,
      causes: [{ cause: 'cheque_missing', number: '1002', wasThere: true }],
    });
    const { revision } = sheet;
    const { reportNumber } = await accepted(
      two.client.shift.end({ ...id(), shiftId, revision, confirmed: true, unreportedConfirmed: true }),
    );
    const { jobs } = await accepted(two.client.paper.roll({}));
    const { id: jobId = '' } = jobs.find(({ documentNumber }) => documentNumber === reportNumber) ?? {};
    const report = (await accepted(two.client.paper.slip({ jobId }))).lines.map(({ text }) => text).join('\n');
    expect(report).toMatch(/CHECKS\n1001 .*\n1002 .*\n +not there, was ticked at the hand-over\n1003 /);
  });
});

it('ticks stay with a drawer that is counted at its own till, too, and say what was there when it was handed over', async () => {
  const { open } = await testStore();
  const one = await open('POS1');
  await startShift(one.client);
  await payByCheque(one, '1001');
  const [cheque] = await chequesAt(one);
  const chequeId = cheque?.id ?? '';
  await accepted(one.client.count.tickCheque({ ...id(), chequeId, isThere: true }));
  const { shiftId } = await accepted(one.client.shift.detach(id()));
  await logOn(one.client, 'ivana');
  expect(await chequesAt(one, shiftId)).toMatchObject([{ isThere: true, wasThere: true }]);
  await accepted(one.client.count.clear({ ...id(), occasion: 'end', shiftId }));
  expect(await chequesAt(one, shiftId)).toMatchObject([{ isThere: null, wasThere: true }]);
});

async function payByCheque({ client }: StoreTill, number: string): Promise<void> {
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  const check = { paymentForm: 'check', currency: 'EUR', amount: null, cheque: { number, bank: '' } };
  await accepted(client.sale.assignPayment({ ...id(), ...check }));
  await accepted(client.sale.complete(id()));
}

async function chequesAt({ client }: StoreTill, shiftId?: string) {
  const reply = await client.count.sheet({ occasion: 'end', ...(shiftId === undefined ? {} : { shiftId }) });
  return reply.accepted ? (reply.value.entries.find(({ kind }) => kind === 'cheque')?.cheques ?? []) : [];
}

async function endable({ client }: StoreTill, shiftId: string): Promise<boolean> {
  await logOn(client, 'ivana');
  const shifts = await accepted(client.shift.list({}));
  await accepted(client.operator.logOff(id()));
  return shifts.some((shift) => shift.id === shiftId && shift.status === 'detached');
}
