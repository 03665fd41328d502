import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '#main/ledger/open-database.ts';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { allSent, cut, mend, SOON, type StoreTill, testStore } from '#test/shifts/store.ts';
import { accepted, id, logOn, refused, startShift } from '#test/till/test-till.ts';

const CASH = { currency: 'EUR', paymentForm: 'cash', reasonId: 'transfer' } as const;

const send = ({ client }: StoreTill, to: string, amount = '100.00') =>
  accepted(client.cashDocument.issue({ ...id(), ...CASH, type: 'CW', amount, transferTill: to }));

const take = ({ client }: StoreTill, transferNumber: string, amount = '100.00', seenSentMinor: number | null = null) =>
  client.cashDocument.issue({ ...id(), ...CASH, type: 'CD', amount, transferNumber, seenSentMinor });

const stands = async ({ client }: StoreTill, number: string) =>
  (await accepted(client.cashDocument.transfers({}))).find((one) => one.number === number)?.state;

const arrival = async ({ client }: StoreTill, number: string) =>
  (await accepted(client.cashDocument.list({ text: number }))).documents[0]?.arrival;

const comesTo = async ({ client }: StoreTill) => (await accepted(client.cashDocument.sheet({}))).transfersIn;

/** What all tills hold under way and lost on the way, and the sum of every account of them all. */
async function onTheWay(...tills: readonly StoreTill[]) {
  const sums = { transfer: 0, 'transfer-difference': 0, all: 0 };
  for (const { dataDir } of tills) {
    const connection = await openDatabase(join(dataDir, 'till.db'));
    const rows = connection.prepare('SELECT account, amount_minor AS minor FROM balance').all() as {
      account: string;
      minor: number;
    }[];
    for (const { account, minor } of rows) {
      sums.all += minor;
      if (account === 'transfer' || account === 'transfer-difference') sums[account] += minor;
    }
    connection.close();
  }
  return sums;
}

describe.each(AGENT_DATABASES)('money between two tills, over %s', (database) => {
  async function twoTills() {
    const store = await testStore(database);
    const one = await store.open('POS1');
    const two = await store.open('POS2');
    await startShift(one.client, '500.00');
    await logOn(two.client, 'ivana');
    await accepted(two.client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '50' }] }));
    await allSent(one);
    await allSent(two);
    const others = async () => (await accepted(one.client.cashDocument.sheet({}))).tills;
    await expect.poll(others, SOON).toEqual(['POS2']);
    return { one, two };
  }

  it('goes to a till of the store alone, waits there in a list, and is taken in once', async () => {
    const { one, two } = await twoTills();
    const wrong = { ...id(), ...CASH, type: 'CW', amount: '1', transferTill: 'POS9' } as const;
    expect(await refused(one.client.cashDocument.issue(wrong))).toBe('transfer_till_unknown');
    const { number } = await send(one, 'POS2');
    await expect.poll(() => comesTo(two), SOON).toMatchObject([{ number, fromTill: 'POS1', amountMinor: 10_000 }]);
    expect(await stands(two, number)).toBe('under_way');
    expect(await onTheWay(one, two)).toEqual({ transfer: 10_000, 'transfer-difference': 0, all: 0 });
    expect(await accepted(take(two, number))).toMatchObject({ isUnproven: false });
    expect(await comesTo(two)).toEqual([]);
    expect(await refused(take(two, number))).toBe('transfer_already_entered');
    await expect.poll(() => stands(one, number), SOON).toBe('arrived');
    expect(await refused(take(one, number))).toBe('transfer_received');
    expect(await onTheWay(one, two)).toEqual({ transfer: 0, 'transfer-difference': 0, all: 0 });
  });

  it('that arrives short is taken as counted, named, and under way no longer', async () => {
    const { one, two } = await twoTills();
    const { number } = await send(one, 'POS2');
    await expect.poll(() => comesTo(two), SOON).toHaveLength(1);
    const asked = await take(two, number, '90.00');
    expect(asked).toMatchObject({
      refusal: { code: 'transfer_differs', facts: { sentMinor: 10_000, differenceMinor: -1_000 } },
    });
    const taken = await accepted(take(two, number, '90.00', 10_000));
    expect(await arrival(two, taken.number)).toEqual({ state: 'differs', sentMinor: 10_000 });
    await expect.poll(() => stands(one, number), SOON).toBe('differs');
    expect(await onTheWay(one, two)).toEqual({ transfer: 0, 'transfer-difference': 1_000, all: 0 });
  });

  it('that no till issued is refused while its till can be asked', async () => {
    const { one, two } = await twoTills();
    const made = 'CW/2026/POS1/000777';
    await expect.poll(() => refused(take(two, made)), SOON).toBe('transfer_unknown');
    expect(await refused(take(two, 'CW/2026/POS9/000001'))).toBe('transfer_till_unknown');
    expect(await stands(one, made)).toBeUndefined();
  });

  it('is taken back by the till that sent it while nobody has it', async () => {
    const { one, two } = await twoTills();
    const { number } = await send(one, 'POS2');
    await accepted(take(one, number));
    await expect.poll(() => stands(two, number), SOON).toBe('returned');
    expect(await refused(take(two, number))).toBe('transfer_received');
    expect(await onTheWay(one, two)).toEqual({ transfer: 0, 'transfer-difference': 0, all: 0 });
  });

  it('is taken in by its slip while the receiving till is cut off, and compared when it is back', async () => {
    const { one, two } = await twoTills();
    cut(two);
    await expect
      .poll(async () => (await accepted(two.client.till.state({}))).services.posAgent, SOON)
      .not.toBe('running');
    const { number } = await send(one, 'POS2');
    const taken = await accepted(take(two, number, '95.00'));
    expect(taken.isUnproven).toBe(true);
    expect(await arrival(two, taken.number)).toEqual({ state: 'unproven', sentMinor: null });
    await mend(two);
    await expect.poll(() => arrival(two, taken.number), SOON).toEqual({ state: 'differs', sentMinor: 10_000 });
    await allSent(two);
    await expect.poll(() => stands(one, number), SOON).toBe('differs');
    expect(await onTheWay(one, two)).toEqual({ transfer: 0, 'transfer-difference': 500, all: 0 });
  });

  it('is taken in by its slip while the sending till is cut off, and confirmed when that is back', async () => {
    const { one, two } = await twoTills();
    cut(one);
    const { number } = await send(one, 'POS2');
    await expect
      .poll(async () => ((await take(two, number)).accepted ? 'taken' : 'not yet'), { timeout: 40_000, interval: 500 })
      .toBe('taken');
    await expect.poll(() => stands(two, number), SOON).toBe('unproven');
    await mend(one);
    await expect.poll(() => stands(two, number), SOON).toBe('arrived');
    const { documents } = await accepted(two.client.cashDocument.list({ type: 'CD' }));
    expect(documents[0]?.arrival).toEqual({ state: 'agrees', sentMinor: 10_000 });
    expect(await onTheWay(one, two)).toEqual({ transfer: 0, 'transfer-difference': 0, all: 0 });
  });

  it('taken in there and taken back here while neither could know is named at both', async () => {
    const { one, two } = await twoTills();
    const { number } = await send(one, 'POS2');
    await expect.poll(() => comesTo(two), SOON).toHaveLength(1);
    cut(one);
    await accepted(take(two, number));
    await accepted(take(one, number));
    await mend(one);
    await expect.poll(() => stands(two, number), SOON).toBe('twice');
    await expect.poll(() => stands(one, number), SOON).toBe('twice');
  });
});
