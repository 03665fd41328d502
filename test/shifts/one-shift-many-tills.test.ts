import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { PART_CASH_DOCUMENTS_MAX } from '#shared/contract/agent-shift.ts';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { allSent, askAs, cut, SILENT, SOON, type StoreTill, testStore } from '#test/shifts/store.ts';
import { accepted, endShift, id, logOn, refused, sellLoaf, startShift } from '#test/till/test-till.ts';

it('whoever logs on at a second till goes on in the open shift, and one end covers both', async () => {
  const { open } = await testStore();
  const one = await open('POS1');
  const two = await open('POS2');
  await startShift(one.client);
  await allSent(one);
  const { shift } = await accepted(one.client.till.state({}));
  await logOn(two.client);
  expect((await accepted(two.client.till.state({}))).shift).toEqual(shift);
  expect(await refused(two.client.shift.start({ ...id(), deposits: [] }))).toBe('shift_already_open');
  await sellLoaf(two.client);
  await allSent(two);
  await expect
    .poll(async () => (await accepted(one.client.shift.summary({}))).sales.receipts, { timeout: 1_000, interval: 20 })
    .toBe(1);
  const sheet = await accepted(one.client.shift.endSheet({}));
  expect(sheet.rows[0]).toMatchObject({ beginningMinor: 5_000, paymentValueMinor: 185, endingMinor: 5_185 });
  expect(sheet.tills).toMatchObject([{ till: 'POS2', isOpen: true, isReported: true }]);
  await endShift(one.client);
  await expect
    .poll(async () => (await accepted(two.client.till.state({}))).shift, { timeout: 1_000, interval: 20 })
    .toBeNull();
  expect(await refused(two.client.sale.scan({ ...id(), barcode: '101' }))).toBe('shift_ended_elsewhere');
  await allSent(two);
  await accepted(two.client.operator.logOff(id()));
  await logOn(two.client);
  const start = await accepted(two.client.shift.startSheet({}));
  expect(start.rows[0]?.beginningMinor).toBe(5_185);
  await accepted(two.client.shift.start({ ...id(), deposits: [] }));
});

it('whoever ends their own shift at another till is told that they did, and is no stranger at the next start', async () => {
  const { open } = await testStore();
  const one = await open('POS1');
  const two = await open('POS2');
  await startShift(one.client);
  await allSent(one);
  await logOn(two.client);
  await allSent(two);
  await endShift(one.client);
  await expect
    .poll(async () => (await accepted(two.client.till.state({}))).shiftNews, SOON)
    .toMatchObject({ news: 'ended_elsewhere', till: 'POS1', byName: null });
  await accepted(two.client.operator.logOff(id()));
  await logOn(two.client);
  const { lastShift } = await accepted(two.client.shift.startSheet({}));
  expect(lastShift).toMatchObject({ endedByOther: null });
});

it('what was typed for an end that somebody made at another till is no count of the next shift, at any till', async () => {
  const { open } = await testStore();
  const [one, two, three] = [await open('POS1'), await open('POS2'), await open('POS3')];
  const row = { paymentForm: 'cash', currency: 'EUR' };
  const statuses = async (till: StoreTill) => (await accepted(till.client.shift.list({}))).map(({ status }) => status);
  await startShift(one.client);
  const shiftId = (await accepted(one.client.shift.list({})))[0]?.id;
  await accepted(one.client.shift.writeEnd({ ...id(), ...row, column: 'actual', amount: '77.00' }));
  await accepted(one.client.shift.writeEnd({ ...id(), ...row, column: 'withdrawal', amount: '7.00' }));
  await allSent(one);
  await logOn(three.client, 'ivana');
  const write = { ...id(), ...row, shiftId, column: 'actual' as const, amount: '66.00' };
  await expect.poll(async () => (await three.client.shift.writeEnd({ ...write, ...id() })).accepted, SOON).toBe(true);
  await logOn(two.client);
  await endShift(two.client);
  await allSent(two);
  for (const till of [one, three]) await expect.poll(() => statuses(till), SOON).toEqual(['closed']);
  for (const till of [one, three]) {
    await accepted(till.client.operator.logOff(id()));
    await startShift(till.client);
    const { rows } = await accepted(till.client.shift.endSheet({}));
    expect(rows[0]).toMatchObject({ paymentForm: 'cash', actualMinor: null });
    await endShift(till.client);
    await allSent(till);
  }
});

it('the report of a shift over two tills says what it holds of each, and up to which record', async () => {
  const { open, pass } = await testStore();
  const one = await open('POS1');
  const two = await open('POS2');
  await startShift(one.client);
  await sellLoaf(one.client);
  await allSent(one);
  await logOn(two.client);
  await sellLoaf(two.client);
  await sellLoaf(two.client);
  const deposit = { type: 'CD', amount: '20.00', currency: 'EUR', paymentForm: 'cash' } as const;
  await accepted(two.client.cashDocument.issue({ ...id(), ...deposit }));
  await allSent(two);
  await expect
    .poll(async () => (await accepted(one.client.shift.summary({}))).tills, SOON)
    .toMatchObject([
      { till: 'POS1', isReported: true, receipts: 1, cashDocuments: [] },
      {
        till: 'POS2',
        isReported: true,
        receipts: 2,
        cashDocuments: [{ currency: 'EUR', amountMinor: 2_000, documents: 1 }],
        issued: [{ type: 'CD', currency: 'EUR', amountMinor: 2_000 }],
        moreIssued: 0,
        isListed: true,
      },
    ]);
  const { tills, sales } = await accepted(one.client.shift.summary({}));
  expect(tills.reduce((sum, { receipts }) => sum + receipts, 0)).toBe(sales.receipts);
  const whole = await reportOf(one);
  const ownSeq = (await accepted(two.client.shift.summary({}))).tills[0]?.seq;
  const seq = tills[1]?.seq;
  // Records of that till that move nothing in the shift may have come since.
  expect(seq).toBeLessThanOrEqual(ownSeq ?? 0);
  expect(whole).toContain('TILLS OF THIS SHIFT');
  expect(whole).toMatch(/POS1 +receipts 1\n/);
  expect(whole).toMatch(
    new RegExp(
      `POS2 +receipts 2\n +first +\\S+\n +last +\\S+\n +in these figures up to record ${seq}\n +cash documents 1 +20\\.00 EUR`,
    ),
  );
  expect(whole).not.toContain('not everything has been reported');
  cut(two);
  await sellLoaf(two.client);
  pass(60_000);
  await expect
    .poll(async () => (await accepted(one.client.shift.summary({}))).tills[1], SILENT)
    .toMatchObject({ till: 'POS2', seq, isReported: false, receipts: 2 });
  expect(await reportOf(one)).toMatch(
    /POS2 +receipts 2\n +first .+\n +last reported .+\n +in these.* \d+\n +not everything has been reported\n/,
  );
});

it('a till that did not answer when the roll was called stands on the Z as not reported, however lately it was heard', async () => {
  const { open } = await testStore();
  const one = await open('POS1');
  const two = await open('POS2');
  await startShift(one.client);
  await sellLoaf(one.client);
  await allSent(one);
  await logOn(two.client);
  await sellLoaf(two.client);
  await allSent(two);
  await expect.poll(async () => (await accepted(one.client.shift.summary({}))).sales.receipts, SOON).toBe(2);
  cut(two);
  await sellLoaf(two.client);
  // Heard only just now: nothing but the roll call can tell.
  expect((await accepted(one.client.shift.summary({}))).tills[1]).toMatchObject({ till: 'POS2', isReported: true });
  const end = async (confirmed: object) => {
    const { revision } = await accepted(one.client.shift.endSheet({}));
    return one.client.shift.end({ ...id(), revision, confirmed: true, ...confirmed });
  };
  expect(await refused(end({}))).toBe('tills_unreported');
  const { reportNumber } = await accepted(end({ unreportedConfirmed: true }));
  await logOn(one.client, 'ivana');
  const { jobs } = await accepted(one.client.paper.roll({}));
  const { id: jobId = '' } = jobs.find(({ documentNumber }) => documentNumber === reportNumber) ?? {};
  const report = (await accepted(one.client.paper.slip({ jobId }))).lines.map(({ text }) => text).join('\n');
  expect(report).toMatch(
    /POS2 +receipts 1\n +first .+\n +last reported .+\n +in these.* \d+\n +not everything has been reported\n/,
  );
});

describe.each(AGENT_DATABASES)('on %s', (database) => {
  it('the Z of a shift over two tills lists the documents of both, and its copy says the same', {
    timeout: 90_000,
  }, async () => {
    const { agent, open } = await testStore(database);
    const one = await open('POS1');
    const two = await open('POS2');
    await startShift(one.client, '50.00');
    await sellLoaf(one.client);
    await allSent(one);
    await logOn(two.client);
    const first = await sellLoaf(two.client);
    await sellLoaf(two.client);
    const last = await sellLoaf(two.client);
    const window = { ...id(), currency: 'EUR', paymentForm: 'cash', description: 'Window cleaner' };
    const cleaner = { ...window, type: 'CW', amount: '12.00' } as const;
    await accepted(two.client.cashDocument.issue(cleaner));
    for (let document = 0; document < PART_CASH_DOCUMENTS_MAX + 2; document += 1) {
      await accepted(two.client.cashDocument.issue({ ...window, ...id(), type: 'CD', amount: '1.00' }));
    }
    await allSent(two);
    await expect
      .poll(async () => (await accepted(one.client.shift.summary({}))).tills[1], SOON)
      .toMatchObject({ firstReceipt: first, lastReceipt: last, moreIssued: 3 });
    const shown = (await accepted(one.client.shift.summary({}))).tills;
    expect(shown[1]?.issued).toHaveLength(PART_CASH_DOCUMENTS_MAX);
    expect(shown[1]?.issued[0]).toMatchObject({ type: 'CW', description: 'Window cleaner', amountMinor: 1_200 });
    const page = await askAs({ agent }, one).feed.read({ store: DEMO_CONFIGURATION.storeCode, till: 'POS1', after: 0 });
    expect(page.accepted && page.value.shifts[0]?.parts).toMatchObject([
      { till: 'POS1', documents: { cashDocuments: [{ tag: 'Deposit at the start of day' }], moreCashDocuments: 0 } },
      { till: 'POS2', documents: { firstReceipt: first, moreCashDocuments: 3 } },
    ]);
    await endShift(one.client);
    await logOn(one.client, 'ivana');
    const { jobs } = await accepted(one.client.paper.roll({}));
    const { id: jobId = '' } = jobs.find(({ kind }) => kind === 'daily_report') ?? {};
    const z = await slipOf(one, jobId);
    expect(z).toMatch(new RegExp(`POS2 +receipts 3\\n +first +${first}\\n +last +${last}\\n`));
    expect(z).toMatch(/POS2\n\S+ +-12\.00 EUR\n +Window cleaner\n/);
    expect(z).toMatch(/\n +and 3 more\n/);
    expect(z).not.toMatch(/\nFirst /);
    const copy = await accepted(one.client.paper.reprint({ ...id(), jobId }));
    expect(await slipOf(one, copy.jobId)).toContain(z.slice(z.indexOf('TILLS OF THIS SHIFT'), z.indexOf('SALES EUR')));
  });
});

it('of a till whose documents an Agent before this did not tell, the report says that they are not known', async () => {
  const { open } = await testStore();
  const one = await open('POS1');
  const two = await open('POS2');
  await startShift(one.client);
  await allSent(one);
  await logOn(two.client);
  await sellLoaf(two.client);
  await allSent(two);
  await expect.poll(async () => (await accepted(one.client.shift.summary({}))).sales.receipts, SOON).toBe(1);
  cut(one);
  const connection = new Sqlite(join(one.dataDir, 'till.db'));
  onTestFinished(() => void connection.close());
  connection.exec(`UPDATE pulled_shift SET facts = json_remove(facts, '$.parts[0].documents', '$.parts[1].documents')`);
  expect((await accepted(one.client.shift.summary({}))).tills).toMatchObject([
    { till: 'POS1', isListed: true },
    { till: 'POS2', isListed: false, firstReceipt: null, issued: [] },
  ]);
  expect(await reportOf(one)).toMatch(/POS2 +receipts 1\n +documents not told one by one\n/);
});

it('the report of a shift at one till names no other', async () => {
  const { open } = await testStore();
  const one = await open('POS1');
  await open('POS2');
  await startShift(one.client);
  await sellLoaf(one.client);
  await allSent(one);
  expect((await accepted(one.client.shift.summary({}))).tills).toMatchObject([{ till: 'POS1', receipts: 1 }]);
  expect(await reportOf(one)).not.toContain('TILLS OF THIS SHIFT');
});

it('whoever has ended a shift starts the next one at once, whether or not the Agent has heard of the end', async () => {
  const { open } = await testStore();
  const { client } = await open('POS1');
  for (let day = 0; day < 4; day += 1) {
    await startShift(client);
    for (let receipt = 0; receipt < 25; receipt += 1) await sellLoaf(client);
    await endShift(client);
  }
});

/** The interim report as it comes out. */
async function reportOf({ client }: StoreTill): Promise<string> {
  const { jobId } = await accepted(client.shift.printInterimReport(id()));
  return await slipOf({ client }, jobId);
}

async function slipOf({ client }: Pick<StoreTill, 'client'>, jobId: string): Promise<string> {
  return (await accepted(client.paper.slip({ jobId }))).lines.map(({ text }) => text).join('\n');
}
