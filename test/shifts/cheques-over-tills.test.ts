import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { PART_CHEQUES_MAX } from '#shared/contract/agent-shift.ts';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { allSent, askAs, cut, mend, SILENT, SOON, type StoreTill, testStore } from '#test/shifts/store.ts';
import { TillProcess } from '#test/store/killed-till.ts';
import { accepted, id, logOn, refused, sellLoaf, startShift } from '#test/till/test-till.ts';

const LOAF_MINOR = 185;
const TEST_MAX_MS = 90_000;

/** One loaf paid with each of these cheques. */
async function payByCheques({ client }: StoreTill, ...numbers: readonly string[]): Promise<void> {
  for (const number of numbers) {
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    const check = { paymentForm: 'check', currency: 'EUR', amount: null, cheque: { number, bank: '' } };
    await accepted(client.sale.assignPayment({ ...id(), ...check }));
    await accepted(client.sale.complete(id()));
  }
}

async function sheetAt({ client }: StoreTill, shiftId?: string) {
  const sheet = await accepted(client.count.sheet({ occasion: 'end', ...(shiftId === undefined ? {} : { shiftId }) }));
  const entry = sheet.entries.find(({ kind }) => kind === 'cheque');
  if (entry === undefined) throw new Error('the demo shop takes cheques');
  return { ...entry, unreportedTills: sheet.unreportedTills };
}

const listed = async (till: StoreTill) => (await sheetAt(till)).cheques.map(({ number, till: at }) => [number, at]);

async function tick({ client }: StoreTill, chequeIds: readonly string[]): Promise<void> {
  for (const chequeId of chequeIds) await accepted(client.count.tickCheque({ ...id(), chequeId, isThere: true }));
}

const rowAt = async ({ client }: StoreTill) =>
  (await accepted(client.shift.endSheet({}))).rows.find(({ kind }) => kind === 'cheque');

/** Ana sells at two tills in one shift and took cheques at both: "1001" and "1002" at POS1, "2001" and "2002" at POS2. */
async function twoTills(database?: (typeof AGENT_DATABASES)[number]) {
  const store = await testStore(database);
  const [one, two] = [await store.open('POS1'), await store.open('POS2')];
  await startShift(one.client);
  await payByCheques(one, '1001', '1002');
  await allSent(one);
  await logOn(two.client);
  await sellLoaf(two.client);
  await payByCheques(two, '2001', '2002');
  await allSent(two);
  return { ...store, one, two };
}

async function endAt(till: StoreTill): Promise<string> {
  const { revision } = await accepted(till.client.shift.endSheet({}));
  const { reportNumber } = await accepted(
    till.client.shift.end({ ...id(), revision, confirmed: true, unreportedConfirmed: true }),
  );
  await logOn(till.client, 'ivana');
  const { jobs } = await accepted(till.client.paper.roll({}));
  const { id: jobId = '' } = jobs.find(({ documentNumber }) => documentNumber === reportNumber) ?? {};
  return (await accepted(till.client.paper.slip({ jobId }))).lines.map(({ text }) => text).join('\n');
}

describe.each(AGENT_DATABASES)('on %s', (database) => {
  it('the cheques of every till of a shift stand in the list to tick, and ticked are what End of Shift expects to the cent', {
    timeout: TEST_MAX_MS,
  }, async () => {
    const { one, two } = await twoTills(database);
    const all = [
      ['1001', null],
      ['1002', null],
      ['2001', 'POS2'],
      ['2002', 'POS2'],
    ];
    await expect.poll(() => listed(one), SOON).toEqual(all);
    await expect
      .poll(() => listed(two), SOON)
      .toEqual([
        ['2001', null],
        ['2002', null],
        ['1001', 'POS1'],
        ['1002', 'POS1'],
      ]);
    expect(await sheetAt(one)).toMatchObject({ unreportedTills: [], unlistedMinor: 0, expectedMinor: 4 * LOAF_MINOR });
    const taken = { paymentForm: 'check', currency: 'EUR', amount: null, cheque: { number: '2001', bank: '' } };
    await accepted(one.client.sale.scan({ ...id(), barcode: '101' }));
    expect(await refused(one.client.sale.assignPayment({ ...id(), ...taken }))).toBe('cheque_taken');
    await accepted(one.client.sale.discard(id()));

    const { cheques } = await sheetAt(one);
    await tick(
      one,
      cheques.map(({ id: chequeId }) => chequeId),
    );
    expect((await sheetAt(one)).sumMinor).toBe(4 * LOAF_MINOR);
    await accepted(one.client.count.confirm({ ...id(), occasion: 'end' }));
    expect(await rowAt(one)).toMatchObject({
      endingMinor: 4 * LOAF_MINOR,
      actualMinor: 4 * LOAF_MINOR,
      differenceMinor: 0,
    });

    // One more comes at the other till: the count is stale, and the cheque is there to look for.
    await payByCheques(two, '2003');
    await allSent(two);
    await expect.poll(() => listed(one), SOON).toEqual([...all, ['2003', 'POS2']]);
    expect((await sheetAt(one)).documentsSince).toBe(1);
    expect(await refused(one.client.count.confirm({ ...id(), occasion: 'end' }))).toBe('count_stale');
    await accepted(one.client.count.confirm({ ...id(), occasion: 'end', stillThere: true }));
    expect(await rowAt(one)).toMatchObject({
      endingMinor: 5 * LOAF_MINOR,
      differenceMinor: -LOAF_MINOR,
      causes: [{ cause: 'cheque_missing', number: '2003', till: 'POS2', amountMinor: LOAF_MINOR }],
    });
    const report = await endAt(one);
    expect(report).toMatch(/CHECKS\nPOS1\n1001 .*\n1002 .*\nPOS2\n2001 .*\n2002 .*\n2003 .*\n +not there\n/);
  });

  it('the shift is ended at the other till as well, with every cheque, and those of a shift that went on in it', {
    timeout: TEST_MAX_MS,
  }, async () => {
    const { open } = await testStore(database);
    const [one, two] = [await open('POS1'), await open('POS2')];
    await startShift(one.client);
    await payByCheques(one, '1001');
    await allSent(one);
    cut(two);
    await logOn(two.client);
    await accepted(two.client.shift.start({ ...id(), deposits: [] }));
    await payByCheques(two, '2001');
    await mend(two);
    await expect
      .poll(async () => (await accepted(two.client.till.state({}))).shiftNews?.news, SOON)
      .toBe('open_elsewhere');
    await accepted(two.client.shift.joinOlder(id()));
    await payByCheques(two, '2002');
    await allSent(two);
    await expect
      .poll(() => listed(one), SOON)
      .toEqual([
        ['1001', null],
        ['2001', 'POS2'],
        ['2002', 'POS2'],
      ]);
    await expect
      .poll(() => listed(two), SOON)
      .toEqual([
        ['2001', null],
        ['2002', null],
        ['1001', 'POS1'],
      ]);
    const { cheques } = await sheetAt(two);
    await tick(
      two,
      cheques.map(({ id: chequeId }) => chequeId),
    );
    await accepted(two.client.count.confirm({ ...id(), occasion: 'end' }));
    expect(await rowAt(two)).toMatchObject({ endingMinor: 3 * LOAF_MINOR, differenceMinor: 0, causes: [] });
    expect(await endAt(two)).toMatch(/CHECKS\nPOS2\n2001 .*\n2002 .*\nPOS1\n1001 .*\n/);
    await expect.poll(async () => (await accepted(one.client.till.state({}))).shift, SOON).toBeNull();
  });

  it('one part tells a limited number of cheques, and what the others come to is said', {
    timeout: TEST_MAX_MS,
  }, async () => {
    const { open, agent } = await testStore(database);
    const [one, two] = [await open('POS1'), await open('POS2')];
    await startShift(one.client);
    await allSent(one);
    await logOn(two.client);
    await accepted(two.client.sale.scan({ ...id(), barcode: '301', quantity: '1000' }));
    for (let number = 1; number <= PART_CHEQUES_MAX + 2; number += 1) {
      const cheque = { number: String(number), bank: '' };
      const check = { paymentForm: 'check', currency: 'EUR', amount: '0.10', cheque };
      await accepted(two.client.sale.assignPayment({ ...id(), ...check }));
    }
    await accepted(two.client.sale.complete({ ...id(), exactCash: true }));
    await allSent(two);
    await expect
      .poll(() => sheetAt(one), SOON)
      .toMatchObject({ expectedMinor: (PART_CHEQUES_MAX + 2) * 10, unlistedMinor: 20 });
    expect((await sheetAt(one)).cheques).toHaveLength(PART_CHEQUES_MAX);
    const page = await askAs({ agent }, one).feed.read({ store: DEMO_CONFIGURATION.storeCode, till: 'POS1', after: 0 });
    expect(page.accepted && page.value.shifts[0]?.parts[1]?.cheques?.more).toBe(2);
    expect(await endAt(one)).toMatch(/\nOthers, not told one by one +0\.20 EUR\n/);
  });
});

it('a count is gone on with after kill -9, ticks of the other till’s cheques and all, with the Agent away', async () => {
  const { one, two, open } = await twoTills();
  await expect.poll(async () => (await listed(one)).length, SOON).toBe(4);
  const [first, , third] = (await sheetAt(one)).cheques;
  await one.till.close();
  const process = new TillProcess(one.dataDir);
  await process.ready();
  await process.call('operator.logOn', { ...id(), operatorId: 'ana', pin: '1234' });
  for (const chequeId of [first?.id, third?.id])
    await process.call('count.tickCheque', { ...id(), chequeId, isThere: true });
  await process.kill();

  const again = await open('POS1', { dataDir: one.dataDir, isCut: true });
  await logOn(again.client);
  const sheet = await sheetAt(again);
  expect(sheet.cheques.map(({ number, isThere }) => [number, isThere])).toEqual([
    ['1001', true],
    ['1002', null],
    ['2001', true],
    ['2002', null],
  ]);
  expect(sheet).toMatchObject({ sumMinor: 2 * LOAF_MINOR, unreportedTills: ['POS2'] });
  await mend(again);
  await expect.poll(async () => (await sheetAt(again)).unreportedTills, SOON).toEqual([]);
  await accepted(again.client.count.confirm({ ...id(), occasion: 'end' }));
  expect(await rowAt(again)).toMatchObject({
    differenceMinor: -2 * LOAF_MINOR,
    causes: [
      { cause: 'cheque_missing', number: '1002', till: null },
      { cause: 'cheque_missing', number: '2002', till: 'POS2' },
    ],
  });
  await allSent(two);
});

it('a till that has not reported is named beside the list, and its late cheques come into it', async () => {
  const { one, two, pass } = await twoTills();
  await expect.poll(async () => (await listed(one)).length, SOON).toBe(4);
  cut(two);
  await payByCheques(two, '2003');
  pass(60_000);
  await expect.poll(async () => (await sheetAt(one)).unreportedTills, SILENT).toEqual(['POS2']);
  expect(await listed(one)).toHaveLength(4);
  await mend(two);
  await expect.poll(async () => (await listed(one)).at(-1), SOON).toEqual(['2003', 'POS2']);
  await expect.poll(async () => (await sheetAt(one)).unreportedTills, SOON).toEqual([]);
});

it('of cheques that an Agent before this did not tell, the list says what they come to', async () => {
  const { one } = await twoTills();
  await expect.poll(async () => (await listed(one)).length, SOON).toBe(4);
  cut(one);
  const connection = new Sqlite(join(one.dataDir, 'till.db'));
  onTestFinished(() => void connection.close());
  connection.exec('DELETE FROM told_cheque');
  expect(await sheetAt(one)).toMatchObject({ unlistedMinor: 2 * LOAF_MINOR, expectedMinor: 4 * LOAF_MINOR });
});

it('a drawer that is detached at two tills takes along the cheques of both, with what each of them found', async () => {
  const { one, two, open } = await twoTills();
  const three = await open('POS3');
  await expect.poll(async () => (await listed(one)).length, SOON).toBe(4);
  const { cheques } = await sheetAt(one);
  await tick(one, [cheques[0]?.id ?? '', cheques[2]?.id ?? '']);
  const { shiftId } = await accepted(one.client.shift.detach(id()));
  await allSent(one);
  await accepted(two.client.shift.detach(id()));
  await allSent(two);
  await logOn(three.client, 'ivana');
  await expect
    .poll(async () => {
      const reply = await three.client.count.sheet({ occasion: 'end', shiftId });
      if (!reply.accepted) return reply.refusal.code;
      return (await sheetAt(three, shiftId)).cheques.map(({ number, till, wasThere }) => [number, till, wasThere]);
    }, SOON)
    .toEqual([
      ['1001', null, true],
      ['1002', null, null],
      ['2001', null, null],
      ['2002', null, null],
    ]);
});
