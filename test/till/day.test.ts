import { describe, expect, it } from 'vitest';
import { accepted, endShift, id, logOn, refused, sellLoaf, startShift, testTill } from '#test/till/test-till.ts';

describe('a day at one till', () => {
  it('ends with figures that agree with what was sold, and the next shift begins with what remained', async () => {
    const { client } = await testTill();
    await startShift(client, '200.00');
    await sellLoaf(client);
    await accepted(client.sale.scan({ ...id(), barcode: '3850104212604', quantity: '3' }));
    await accepted(client.sale.assignPayment({ ...id(), paymentForm: 'cash', currency: 'EUR', amount: '20' }));
    const noted = await accepted(client.sale.complete(id()));
    expect(noted).toMatchObject({ number: 'PA/2026/POS1/000002', totalMinor: 1_497, changeMinor: 503 });
    await accepted(client.sale.scan({ ...id(), barcode: '201', quantity: '1.236' }));
    await accepted(client.sale.assignPayment({ ...id(), paymentForm: 'card', currency: 'EUR', amount: null }));
    await accepted(client.sale.complete(id()));

    for (const [valueMinor, pieces] of [
      [10_000, '2'],
      [1_000, '1'],
      [500, '1'],
      [100, '1'],
      [50, '1'],
      [20, '1'],
    ] as const) {
      const cell = { occasion: 'end', paymentForm: 'cash', currency: 'EUR', valueMinor, pieces } as const;
      await accepted(client.count.writePieces({ ...id(), ...cell }));
    }
    await accepted(client.count.confirm({ ...id(), occasion: 'end' }));
    const sheet = await accepted(client.shift.endSheet({}));
    expect(sheet.rows.find((row) => row.paymentForm === 'cash' && row.currency === 'EUR')).toMatchObject({
      beginningMinor: 20_000,
      paymentValueMinor: 1_682,
      cashDocumentsMinor: 0,
      endingMinor: 21_682,
      actualMinor: 21_670,
      differenceMinor: -12,
      withdrawalMinor: 1_670,
      suggestedWithdrawalMinor: 1_670,
      remainingMinor: 20_000,
      take: [
        { valueMinor: 1_000, pieces: 1 },
        { valueMinor: 500, pieces: 1 },
        { valueMinor: 100, pieces: 1 },
        { valueMinor: 50, pieces: 1 },
        { valueMinor: 20, pieces: 1 },
      ],
    });
    expect(sheet.rows.find((row) => row.paymentForm === 'card')).toMatchObject({ endingMinor: 184, payments: 1 });

    const ended = await accepted(client.shift.end({ ...id(), revision: sheet.revision }));
    expect(ended.documents).toEqual([
      { number: 'CW/2026/POS1/000001', tag: '[!] Difference at the end of day', currency: 'EUR', amountMinor: 12 },
      { number: 'CW/2026/POS1/000002', tag: 'Withdrawal at the End of Day', currency: 'EUR', amountMinor: 1_670 },
    ]);
    expect(ended.reportNumber).toBe('Z/2026/POS1/000001');
    expect((await accepted(client.till.state({}))).operator).toBeNull();

    await logOn(client);
    const start = await accepted(client.shift.startSheet({}));
    expect(start.rows.map(({ currency, beginningMinor }) => [currency, beginningMinor])).toEqual([
      ['EUR', 20_000],
      ['PLN', 0],
    ]);
    expect(start.lastShift?.number).toBe('SH/2026/POS1/000001');
  });

  it('without a sale, a count or a withdrawal is a day like any other', async () => {
    const { client } = await testTill();
    await startShift(client, '0');
    await endShift(client);
    await startShift(client, '10.00');
    await endShift(client);
    await logOn(client);
    expect((await accepted(client.shift.startSheet({}))).rows[0]?.beginningMinor).toBe(1_000);
  });

  it('writes the deposit as a CD tagged as the article says, handled by the operator', async () => {
    const { client } = await testTill();
    await logOn(client);
    const deposits = [{ currency: 'EUR', amount: '50.00' }];
    const started = await accepted(client.shift.start({ ...id(), deposits }));
    expect(started.documents).toEqual([
      { number: 'CD/2026/POS1/000001', tag: 'Deposit at the start of day', currency: 'EUR', amountMinor: 5_000 },
    ]);
  });

  it('keeps each cashier’s money apart', async () => {
    const { client } = await testTill();
    await startShift(client, '100.00');
    await sellLoaf(client);
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'kasia');
    expect(await refused(client.sale.scan({ ...id(), barcode: '101' }))).toBe('shift_not_open');
    await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '7.00' }] }));
    const sheet = await accepted(client.shift.endSheet({}));
    expect(sheet.rows[0]).toMatchObject({ endingMinor: 700, paymentValueMinor: 0 });
  });

  it('takes złoty at their rate, keeps them in their own row, and gives change in euro', async () => {
    const { client } = await testTill();
    await startShift(client, '20.00');
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    const payment = { paymentForm: 'cash', currency: 'PLN', amount: '10' };
    const shown = await accepted(client.sale.assignPayment({ ...id(), ...payment }));
    expect(shown).toMatchObject({ remainingMinor: 0, changeMinor: 50 });
    await accepted(client.sale.complete(id()));
    const { rows } = await accepted(client.shift.endSheet({}));
    expect(rows.map(({ paymentForm, currency, endingMinor }) => [paymentForm, currency, endingMinor])).toEqual([
      ['cash', 'EUR', 1_950],
      ['card', 'EUR', 0],
      ['voucher', 'EUR', 0],
      ['bank', 'EUR', 0],
      ['check', 'EUR', 0],
      ['cash', 'PLN', 1_000],
    ]);
  });
});
