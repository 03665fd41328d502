import { expect, it } from 'vitest';
import { accepted, id, sellLoaf, startShift, testTill } from '#test/till/test-till.ts';

const CW = { type: 'CW', amount: '30.00', currency: 'EUR', paymentForm: 'cash', reasonId: 'courier' } as const;
const CD = { type: 'CD', amount: '20.00', currency: 'EUR', paymentForm: 'cash' } as const;

it('the Shift Summary averages sales over documents and over lines, and sums what came in and what went out', async () => {
  const { client } = await testTill();
  await startShift(client, '100.00');
  await sellLoaf(client);
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  await accepted(client.sale.scan({ ...id(), barcode: '102' }));
  await accepted(client.sale.complete({ ...id(), exactCash: true }));
  await accepted(client.cashDocument.issue({ ...id(), ...CW }));
  await accepted(client.cashDocument.issue({ ...id(), ...CD }));
  const { balances, cashFlows, sales } = await accepted(client.shift.summary({}));
  const gross = sales.grossMinor ?? 0;
  expect(sales).toMatchObject({ receipts: 2, items: 3, averageItemsHundredths: 150 });
  expect(sales.averageMinor).toBe(Math.round(gross / 2));
  expect(sales.averageItemMinor).toBe(Math.round(gross / 3));
  expect(cashFlows[0]).toMatchObject({ depositsTotalMinor: gross + 2_000, withdrawalsTotalMinor: -3_000 });
  for (const flow of cashFlows) {
    const begun = flow.carriedMinor + flow.depositMinor + flow.differenceAtStartMinor;
    expect(begun + flow.depositsTotalMinor + flow.withdrawalsTotalMinor).toBe(flow.balanceMinor);
  }
  expect(balances.find(({ kind, currency }) => kind === 'cash' && currency === 'EUR')).toMatchObject({
    salesMinor: gross,
    returnsMinor: 0,
    manualDepositsMinor: 2_000,
    manualWithdrawalsMinor: -3_000,
    payments: 2,
  });
});
