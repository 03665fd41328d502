import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, it } from 'vitest';
import type { AgentTables } from '#agent/database/tables.ts';
import { rebuildShifts, SHIFT_PROJECTIONS } from '#agent/shift/rebuild-shifts.ts';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { openRaw } from '#test/agent/agent-database.ts';
import { allSent, askAs, SOON, testStore } from '#test/shifts/store.ts';
import {
  accepted,
  endShift,
  id,
  logOn,
  refused,
  sellLoaf,
  startShift,
  type TestTill,
  type TillClient,
} from '#test/till/test-till.ts';

const store = DEMO_CONFIGURATION.storeCode;
const POS1 = { store, till: 'POS1' };
const POS2 = { store, till: 'POS2' };
const YEAR_MS = 365 * 86_400_000;

/** What a reply of the agent carries; a refusal fails the test. */
async function value<T>(reply: Promise<{ accepted: true; value: T } | { accepted: false; refusal: unknown }>) {
  const answer = await reply;
  if (!answer.accepted) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
}

async function payByCheque(client: TillClient, number: string): Promise<void> {
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  const check = { paymentForm: 'check', currency: 'EUR', amount: null, cheque: { number, bank: '' } };
  await accepted(client.sale.assignPayment({ ...id(), ...check }));
  await accepted(client.sale.complete(id()));
}

/** A document is parked at one till, and completed at the other. */
async function parkAndGoOn(from: TestTill, to: TestTill): Promise<void> {
  const { id: documentId } = await accepted(from.client.sale.scan({ ...id(), barcode: '101' }));
  await accepted(from.client.sale.park(id()));
  const goesOn = async () => (await to.client.sale.continueParked({ ...id(), documentId })).accepted;
  await expect.poll(goesOn, SOON).toBe(true);
  await accepted(to.client.sale.complete({ ...id(), exactCash: true }));
}

it('the agent knows a shift with its session, money and documents, and calls it closed once its till has said so', async () => {
  const { agent, open } = await testStore();
  const till = await open('POS1');
  const client = askAs({ agent }, till);
  await startShift(till.client);
  await sellLoaf(till.client);
  await sellLoaf(till.client);
  await allSent(till);
  const page = await value(client.feed.read({ ...POS1, after: 0 }));
  expect(page.tills).toMatchObject([{ till: 'POS1' }]);
  expect(page.shifts).toMatchObject([
    {
      operatorName: 'Ana',
      homeTill: 'POS1',
      status: 'open',
      end: null,
      sessions: [{ till: 'POS1', status: 'open', documents: 2 }],
      balances: [{ till: 'POS1', rows: [{ paymentForm: 'cash', currency: 'EUR', amountMinor: 5_370 }] }],
    },
  ]);
  expect(await value(client.feed.read({ ...POS1, after: page.cursor }))).toMatchObject({ shifts: [], hasMore: false });
  await endShift(till.client);
  await allSent(till);
  const after = await value(client.feed.read({ ...POS1, after: page.cursor }));
  expect(after.shifts).toMatchObject([{ status: 'closed', end: { till: 'POS1', endedBy: 'ana' } }]);
});

it('one open shift is granted per owner: the same till again, another till not, an open one is named', async () => {
  const { agent, open } = await testStore();
  const till = await open('POS1');
  const other = askAs({ agent }, await open('POS2'));
  const client = askAs({ agent }, till);
  const owner = 'operator:ana';
  expect(await value(client.shifts.askStart({ ...POS1, owner }))).toEqual({
    answer: 'granted',
    balances: [],
    leftInDetached: [],
  });
  expect(await value(client.shifts.askStart({ ...POS1, owner }))).toMatchObject({ answer: 'granted' });
  expect(await other.shifts.askStart({ ...POS2, owner })).toMatchObject({
    accepted: false,
    refusal: { code: 'granted_elsewhere', till: 'POS1' },
  });
  await startShift(till.client);
  await allSent(till);
  expect(await value(other.shifts.askStart({ ...POS2, owner }))).toMatchObject({
    answer: 'open',
    shift: { homeTill: 'POS1', operatorName: 'Ana' },
  });
});

it('a shift that only waits to be counted is joined by nobody: its owner starts anew, until the drawer is taken back', async () => {
  const { agent, open } = await testStore();
  const till = await open('POS1');
  const client = askAs({ agent }, await open('POS2'));
  const ask = () => value(client.shifts.askStart({ ...POS2, owner: 'operator:ana' }));
  await startShift(till.client);
  const { shiftId } = await accepted(till.client.shift.detach(id()));
  await allSent(till);
  expect(await ask()).toMatchObject({ answer: 'granted', balances: [{ till: 'POS1', rows: [] }], leftInDetached: [] });
  await logOn(till.client);
  await accepted(till.client.shift.takeBack({ ...id(), shiftId }));
  await allSent(till);
  expect(await ask()).toMatchObject({ answer: 'open', shift: { id: shiftId } });
});

it('one person at a time ends a shift; the holder renews, the other is told who it is', async () => {
  const { agent, open } = await testStore();
  const till = await open('POS1');
  const other = askAs({ agent }, await open('POS2'));
  const client = askAs({ agent }, till);
  await startShift(till.client);
  await allSent(till);
  const shiftId = (await accepted(till.client.till.state({}))).shift?.id ?? '';
  const ana = { ...POS1, shiftId, operatorId: 'ana', operatorName: 'Ana', callRoll: false };
  const ivana = { ...POS2, shiftId, operatorId: 'ivana', operatorName: 'Ivana', callRoll: false };
  const { leaseId } = await value(client.shifts.takeLease(ana));
  expect((await value(client.shifts.takeLease(ana))).leaseId).toBe(leaseId);
  expect(await other.shifts.takeLease(ivana)).toMatchObject({
    refusal: { code: 'leased', operatorName: 'Ana', till: 'POS1' },
  });
  await value(client.shifts.releaseLease({ ...POS1, shiftId }));
  await value(other.shifts.takeLease(ivana));
  expect(await other.shifts.takeLease({ ...ivana, shiftId: 'none' })).toMatchObject({
    refusal: { code: 'shift_unknown' },
  });
});

it('what was given while the Agent’s clock was years ahead keeps nobody waiting once it is right', async () => {
  const { agent, open, pass } = await testStore();
  const till = await open('POS1');
  const other = askAs({ agent }, await open('POS2'));
  const client = askAs({ agent }, till);
  await startShift(till.client);
  await allSent(till);
  const shiftId = (await accepted(till.client.till.state({}))).shift?.id ?? '';
  const owner = 'operator:ivana';
  pass(YEAR_MS);
  await value(client.shifts.askStart({ ...POS1, owner }));
  await value(client.shifts.takeLease({ ...POS1, shiftId, operatorId: 'ana', operatorName: 'Ana', callRoll: false }));
  pass(-YEAR_MS);
  expect(await value(other.shifts.askStart({ ...POS2, owner }))).toMatchObject({ answer: 'granted' });
  const ivana = { operatorId: 'ivana', operatorName: 'Ivana' };
  expect(await value(other.shifts.takeLease({ ...POS2, ...ivana, shiftId, callRoll: false }))).toMatchObject({
    shift: { id: shiftId },
  });
});

it('what grew event by event is what a rebuild from the journals makes', async () => {
  const { agent, open } = await testStore();
  const one = await open('POS1');
  const two = await open('POS2');
  // A wrong PIN is of note.
  expect(await refused(one.client.operator.logOn({ ...id(), operatorId: 'ana', pin: '0000' }))).toBe('pin_wrong');
  await startShift(one.client);
  await sellLoaf(one.client);
  await accepted(two.client.operator.logOn({ commandId: crypto.randomUUID(), operatorId: 'kasia', pin: '1234' }));
  await accepted(two.client.shift.start({ commandId: crypto.randomUUID(), deposits: [] }));
  await sellLoaf(two.client);
  // There and back: in a rebuild, one of the two arrives before it left.
  await parkAndGoOn(one, two);
  await parkAndGoOn(two, one);
  await payByCheque(two.client, '1001');
  await accepted(two.client.shift.detach(id()));
  await endShift(one.client);
  await Promise.all([allSent(one), allSent(two)]);
  await agent.stop();
  const connection = new Sqlite(join(agent.dataDir, 'agent.sqlite'));
  const database = new Kysely<AgentTables>({ dialect: new SqliteDialect({ database: connection }) });
  const dump = () => SHIFT_PROJECTIONS.map((table) => connection.prepare(`SELECT * FROM ${table}`).all());
  const grown = dump();
  // Nobody closes a session from afar here, and no money goes from till to till.
  const empty = SHIFT_PROJECTIONS.filter((_table, index) => grown[index]?.length === 0);
  expect(empty).toEqual(['session_closing', 'transfer_sent', 'transfer_receipt']);
  await rebuildShifts(database, { store, now: '2026-11-20T12:00:00.000Z' });
  expect(dump()).toEqual(grown);
  await database.destroy();
});

it('the feed says at once that something is new', async () => {
  const { agent, open } = await testStore();
  const till = await open('POS1');
  const client = askAs({ agent }, till);
  const news = await client.feed.watch(POS1);
  const cursors: number[] = [];
  for await (const { cursor } of news) {
    cursors.push(cursor);
    if (cursors.length === 1) await startShift(till.client);
    else break;
  }
  expect(cursors[1]).toBeGreaterThan(cursors[0] ?? Number.POSITIVE_INFINITY);
});

it('what is told of a shift is of one moment: what is written while it is read is told the next time, whole', async () => {
  const { agent, open } = await testStore('postgres');
  const till = await open('POS1');
  await startShift(till.client);
  await payByCheque(till.client, '1001');
  await allSent(till);
  const client = askAs({ agent }, till);
  await till.till.close();
  const told = async () => {
    const [part] = (await value(client.feed.read({ ...POS1, after: 0 }))).shifts[0]?.parts ?? [];
    const summed = part?.totals.find(({ account }) => account.endsWith('/check'))?.amountMinor;
    return { summed, listed: part?.cheques?.listed.reduce((sum, { amountMinor }) => sum + amountMinor, 0) };
  };

  const raw = await openRaw('postgres', agent.dataDir);
  await raw.run('BEGIN; LOCK TABLE shift_cheque IN ACCESS EXCLUSIVE MODE');
  const meanwhile = told();
  await expect
    .poll(async () => (await raw.run('SELECT 1 FROM pg_locks WHERE NOT granted')).length, { timeout: 8_000 })
    .toBeGreaterThan(0);
  await raw.run(`UPDATE shift_total SET amount_minor = 2 * amount_minor, entries = 2 WHERE account LIKE '%/check'`);
  await raw.run(`INSERT INTO shift_cheque SELECT store, shift_id, till, epoch, seq, 1, cheque_id || 'x', payment_form,
    currency, '1002', bank, amount_minor, document_number FROM shift_cheque`);
  await raw.run('COMMIT');
  const { summed, listed } = await meanwhile;
  expect(listed).toBe(summed);
  expect(await told()).toEqual({ summed: 370, listed: 370 });
});
