import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tillWith } from '#test/till/configured-till.ts';
import { findingsOf } from '#test/till/journal-of.ts';
import {
  accepted,
  endShift,
  id,
  logOn,
  refused,
  sellLoaf,
  startShift,
  type TillClient,
  testTill,
} from '#test/till/test-till.ts';

const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;
const MANAGER = { authorisation: { operatorId: 'ivana', pin: '1234' } };

type Held = {
  readonly type: 'SD' | 'SW';
  readonly amount: string;
  readonly counterpart?: 'bank' | 'other';
  readonly description?: string;
};
const move = (client: TillClient, { counterpart = 'bank', description = '', ...held }: Held) =>
  client.safe.move({ ...id(), ...CASH, counterpart, description, ...held });

async function rowOf(client: TillClient, paymentForm = 'cash', currency = 'EUR') {
  const { rows } = await accepted(client.safe.sheet({}));
  return rows.find((row) => row.paymentForm === paymentForm && row.currency === currency);
}

async function movementsOf(client: TillClient, paymentForm = 'cash') {
  const { date } = await accepted(client.safe.sheet({}));
  return (await accepted(client.safe.movements({ date, paymentForm, currency: 'EUR' }))).movements;
}

/** Sums of every account per currency, and what the accounts of the safe hold of each payment form. */
function accountsOf(dataDir: string) {
  const connection = new Database(join(dataDir, 'till.db'), { readonly: true });
  try {
    const all = connection.prepare('SELECT currency, sum(amount_minor) FROM balance GROUP BY currency').raw().all();
    const safe = connection
      .prepare(`SELECT sum(amount_minor) FROM balance WHERE account = 'safe/cash' AND currency = 'EUR'`)
      .pluck()
      .get();
    return { all: new Map(all as [string, number][]), safe: Number(safe ?? 0) };
  } finally {
    connection.close();
  }
}

describe('the safe', () => {
  it('gives the deposit of a start, takes the withdrawal of an end, and gives to the bank, each with its document', async () => {
    const till = await testTill();
    const { client } = till;
    await logOn(client, 'ivana');
    await accepted(move(client, { type: 'SD', amount: '500', counterpart: 'other', description: 'as counted' }));
    await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '300' }] }));
    await accepted(client.cashDocument.issue({ ...id(), ...CASH, type: 'CW', amount: '20', reasonId: 'safe-drop' }));
    await accepted(client.cashDocument.issue({ ...id(), ...CASH, type: 'CD', amount: '5', reasonId: 'from-safe' }));
    await accepted(client.shift.writeEnd({ ...id(), ...CASH, column: 'withdrawal', amount: '75' }));
    await endShift(client);
    await logOn(client, 'ivana');
    const { number, printJobId } = await accepted(move(client, { type: 'SW', amount: '200' }));
    expect(number).toMatch(/^SW\/\d{4}\/POS1\/000001$/);
    expect(JSON.stringify(await accepted(client.paper.slip({ jobId: printJobId })))).toContain('SAFE WITHDRAWAL (SW)');
    expect(await rowOf(client)).toMatchObject({
      beginningMinor: 0,
      depositsMinor: 50_000 + 2_000 + 7_500,
      withdrawalsMinor: -30_000 - 500 - 20_000,
      totalMinor: 9_000,
      endingMinor: 9_000,
      transactions: 6,
    });
    expect((await movementsOf(client)).map(({ amountMinor, movement }) => [movement, amountMinor])).toEqual([
      ['safe_withdrawal', -20_000],
      ['withdrawal_at_end', 7_500],
      ['manual_deposit', -500],
      ['manual_withdrawal', 2_000],
      ['deposit_at_start', -30_000],
      ['safe_deposit', 50_000],
    ]);
    expect(await findingsOf(till)).toEqual([]);
  });

  it('takes what is left of vouchers and cheques when a shift ends; they leave the operator’s balance', async () => {
    const till = await testTill();
    const { client } = till;
    await logOn(client, 'ivana');
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    for (const [paymentForm, cheque] of [
      ['voucher', null],
      ['check', { number: '0087', bank: '' }],
      ['bank', null],
    ] as const) {
      await accepted(client.sale.scan({ ...id(), barcode: '101' }));
      await accepted(client.sale.assignPayment({ ...id(), paymentForm, currency: 'EUR', amount: null, cheque }));
      await accepted(client.sale.complete(id()));
    }
    expect(await rowOf(client, 'voucher')).toMatchObject({ endingMinor: 0 });
    await endShift(client);
    await logOn(client, 'ivana');
    expect(await rowOf(client, 'voucher')).toMatchObject({ depositsMinor: 185, endingMinor: 185 });
    expect(await rowOf(client, 'check')).toMatchObject({ endingMinor: 185 });
    expect(await rowOf(client, 'bank')).toBeUndefined();
    expect(await movementsOf(client, 'voucher')).toMatchObject([
      { movement: 'settled', number: expect.stringMatching(/^Z\//), handledBy: 'Ivana' },
    ]);
    const voucher = { paymentForm: 'voucher', currency: 'EUR', counterpart: 'bank', type: 'SW' } as const;
    await accepted(client.safe.move({ ...id(), ...voucher, amount: '1.85' }));
    expect(await rowOf(client, 'voucher')).toMatchObject({ endingMinor: 0 });
    expect(await findingsOf(till)).toEqual([]);
  });

  it('says to whoever may see it, in the exact words, that its limit is reached, and is silent once banked', async () => {
    const limits = { safeLimits: [{ currency: 'EUR', amountMinor: 10_000 }] };
    const { client } = await tillWith((configuration) => ({ ...configuration, ...limits }));
    await logOn(client, 'ivana');
    await accepted(move(client, { type: 'SD', amount: '99.99' }));
    expect(await accepted(client.safe.reminder({}))).toEqual({ words: [] });
    await accepted(move(client, { type: 'SD', amount: '20.01' }));
    const words = [
      "The maximum limit of the safe's balance has been reached. The maximum limit of the safe's balance is set as: 100.00 EUR. " +
        "The current safe's balance is: 120.00 EUR. Withdraw cash from the safe and transfer it to the bank",
    ];
    expect(await accepted(client.safe.reminder({}))).toEqual({ words });
    expect((await accepted(client.safe.sheet({}))).reminders).toEqual(words);
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'jakub');
    expect(await accepted(client.safe.reminder({}))).toEqual({ words: [] });
    expect(await refused(client.safe.sheet({}))).toBe('not_permitted');
    expect(await refused(move(client, { type: 'SW', amount: '50' }))).toBe('not_permitted');
    await accepted(client.safe.move({ ...id(), ...CASH, ...MANAGER, type: 'SW', amount: '50', counterpart: 'bank' }));
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'ivana');
    expect(await accepted(client.safe.reminder({}))).toEqual({ words: [] });
    expect(await rowOf(client)).toMatchObject({ endingMinor: 7_000 });
  });

  it('moves once however often it is asked for', async () => {
    const { client } = await testTill();
    await logOn(client, 'ivana');
    const command = { ...id(), ...CASH, type: 'SD', amount: '10', counterpart: 'bank' } as const;
    const first = await accepted(client.safe.move(command));
    expect(await accepted(client.safe.move(command))).toEqual(first);
    expect(await rowOf(client)).toMatchObject({ endingMinor: 1_000 });
  });
});

const act = fc.oneof(
  fc.record({ does: fc.constant('sell' as const), amountMinor: fc.constant(0) }),
  fc.record({
    does: fc.constantFrom('SD', 'SW', 'safe-drop', 'from-safe'),
    amountMinor: fc.integer({ min: 1, max: 4_000 }),
  }),
);

it('money in all accounts sums to zero per currency, and the window shows what the accounts of the safe hold', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 10 }), async (acts) => {
      const { client, dataDir } = await testTill();
      await logOn(client, 'ivana');
      await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '50' }] }));
      for (const { does, amountMinor } of acts) {
        const amount = `${Math.trunc(amountMinor / 100)}.${String(amountMinor % 100).padStart(2, '0')}`;
        if (does === 'sell') await sellLoaf(client);
        else if (does === 'SD' || does === 'SW') await move(client, { type: does, amount });
        else {
          const type = does === 'safe-drop' ? 'CW' : 'CD';
          await client.cashDocument.issue({ ...id(), ...CASH, type, amount, reasonId: does, confirmed: true });
        }
        const { all, safe } = accountsOf(dataDir);
        expect([...all.values()].every((sum) => sum === 0)).toBe(true);
        expect((await rowOf(client))?.endingMinor).toBe(safe);
      }
      await endShift(client);
      expect([...accountsOf(dataDir).all.values()].every((sum) => sum === 0)).toBe(true);
    }),
    { numRuns: 12 },
  );
});

it('a safe document is numbered without gaps, and a drawer keeps what the safe moves past it', async () => {
  const { client } = await testTill();
  await startShift(client, '50');
  const before = await accepted(client.shift.endSheet({}));
  await accepted(client.operator.logOff(id()));
  await logOn(client, 'ivana');
  await accepted(move(client, { type: 'SD', amount: '100' }));
  const numbers = [];
  for (const type of ['SD', 'SW', 'SD', 'SW'] as const)
    numbers.push((await accepted(move(client, { type, amount: '1' }))).number.slice(-6));
  expect(numbers).toEqual(['000002', '000001', '000003', '000002']);
  await accepted(client.operator.logOff(id()));
  await logOn(client);
  expect((await accepted(client.shift.endSheet({}))).rows).toEqual(before.rows);
});
