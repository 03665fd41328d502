import { describe, expect, it } from 'vitest';
import { accepted, id, logOn, refused, startShift, type TillClient, testTill } from '#test/till/test-till.ts';

const VOUCHER = { paymentForm: 'voucher', currency: 'EUR' } as const;

async function voucherEntry(client: TillClient) {
  const sheet = await accepted(client.count.sheet({ occasion: 'end' }));
  return sheet.entries.find(({ paymentForm }) => paymentForm === 'voucher');
}

describe('the adding machine for forms other than cash', () => {
  it('adds values one by one, counts them, and takes the last one back', async () => {
    const { client } = await testTill();
    await startShift(client);
    expect(await voucherEntry(client)).toMatchObject({ values: [], sumMinor: null });
    for (const amount of ['10', '5.50', '20.00'])
      await accepted(client.count.addValue({ ...id(), ...VOUCHER, amount }));
    expect(await voucherEntry(client)).toMatchObject({ values: [1_000, 550, 2_000], sumMinor: 3_550 });
    await accepted(client.count.undoValue({ ...id(), ...VOUCHER }));
    expect(await voucherEntry(client)).toMatchObject({ values: [1_000, 550], sumMinor: 1_550 });
    await accepted(client.count.confirm({ ...id(), occasion: 'end' }));
    const { rows } = await accepted(client.shift.endSheet({}));
    expect(rows.find(({ paymentForm }) => paymentForm === 'voucher')).toMatchObject({
      actualMinor: 1_550,
      differenceMinor: 1_550,
    });
  });

  it('tells a counted zero from nothing counted, and Clear wipes all', async () => {
    const { client } = await testTill();
    await startShift(client);
    await accepted(client.count.addValue({ ...id(), ...VOUCHER, amount: '0' }));
    expect(await voucherEntry(client)).toMatchObject({ values: [0], sumMinor: 0 });
    await accepted(client.count.clear({ ...id(), occasion: 'end' }));
    expect(await voucherEntry(client)).toMatchObject({ values: [], sumMinor: null });
    await accepted(client.count.undoValue({ ...id(), ...VOUCHER }));
  });

  it('is not for cash, and refuses what is no amount', async () => {
    const { client } = await testTill();
    await startShift(client);
    const add = (paymentForm: string, currency: string, amount: string) =>
      refused(client.count.addValue({ ...id(), paymentForm, currency, amount }));
    expect(await add('cash', 'EUR', '1')).toBe('payment_form_unknown');
    expect(await add('voucher', 'PLN', '1')).toBe('payment_form_unknown');
    expect(await add('voucher', 'EUR', '1,234.5')).toBe('amount_malformed');
    expect(await add('voucher', 'EUR', '-1')).toBe('amount_negative');
  });

  it('is there at the end only: at the start only cash is counted', async () => {
    const { client } = await testTill();
    await logOn(client);
    const { entries } = await accepted(client.count.sheet({ occasion: 'start' }));
    expect(entries.map(({ kind }) => kind)).toEqual(['cash', 'cash']);
    expect(await refused(client.count.addValue({ ...id(), ...VOUCHER, amount: '1' }))).toBe('shift_not_open');
  });
});
