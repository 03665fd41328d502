import { expect, it } from 'vitest';
import { withParameters } from '#test/till/configured-till.ts';
import { accepted, endShift, id, logOn, refused, sellLoaf, startShift } from '#test/till/test-till.ts';

const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;

it('a blind count hides the expected cash wherever it could be read, until the drawer is counted', async () => {
  const { client } = await withParameters({ blindCount: true });
  await startShift(client, '50.00');
  await sellLoaf(client);
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  await accepted(client.sale.assignPayment({ ...id(), paymentForm: 'bank', currency: 'EUR', amount: null }));
  await accepted(client.sale.complete(id()));

  expect((await accepted(client.till.glance({}))).cash).toEqual([]);
  const summary = await accepted(client.shift.summary({}));
  expect(summary).toMatchObject({ isBlind: true, cashFlows: [] });
  expect(summary.balances.filter(({ kind }) => kind === 'cash')).toEqual([]);
  expect(summary.balances.find(({ kind }) => kind === 'bank')).toMatchObject({ totalMinor: 185 });
  const typed = { ...CASH, column: 'actual', amount: '0' } as const;
  const asked = [
    client.shift.endSheet({}),
    client.shift.writeEnd({ ...id(), ...typed }),
    client.shift.writeReason({ ...id(), ...CASH, reason: 'x' }),
    client.shift.figure({ shiftId: summary.shiftId, ...CASH, part: 'received' }),
    client.shift.printInterimReport(id()),
  ];
  for (const reply of asked) expect(await refused(reply)).toBe('blind_count_first');

  await accepted(client.count.writePieces({ ...id(), occasion: 'end', ...CASH, valueMinor: 5_000, pieces: '1' }));
  await accepted(client.count.confirm({ ...id(), occasion: 'end' }));
  expect((await accepted(client.shift.endSheet({}))).rows[0]).toMatchObject({
    endingMinor: 5_185,
    actualMinor: 5_000,
    differenceMinor: -185,
  });
  // What is unveiled cannot be typed over; it is counted again, and each count stands in the journal.
  expect(await refused(client.shift.writeEnd({ ...id(), ...typed }))).toBe('blind_recount');
  expect((await accepted(client.till.glance({}))).cash[0]).toEqual({ currency: 'EUR', inDrawerMinor: 5_185 });
});

it('whoever may see the shifts of others sees the cash of a blind one', async () => {
  const { client } = await withParameters({ blindCount: true });
  await startShift(client, '50.00');
  const { shiftId } = await accepted(client.shift.summary({}));
  await accepted(client.operator.logOff(id()));
  await logOn(client, 'ivana');
  expect((await accepted(client.shift.endSheet({ shiftId }))).rows[0]).toMatchObject({ endingMinor: 5_000 });
});

it('a blind count hides Beginning Balance too, and nothing can be typed until it fits', async () => {
  const { client } = await withParameters({ blindCount: true });
  await startShift(client, '50.00');
  await accepted(client.count.writePieces({ ...id(), occasion: 'end', ...CASH, valueMinor: 5_000, pieces: '1' }));
  await accepted(client.count.confirm({ ...id(), occasion: 'end' }));
  await accepted(client.shift.writeEnd({ ...id(), ...CASH, column: 'withdrawal', amount: '0' }));
  await endShift(client);
  await logOn(client);
  expect(await refused(client.shift.startSheet({}))).toBe('blind_count_first');
  expect(await refused(client.shift.writeStart({ ...id(), currency: 'EUR', amount: '50' }))).toBe('blind_recount');
  expect(await refused(client.shift.start({ ...id(), deposits: [] }))).toBe('blind_count_first');
  await accepted(client.count.writePieces({ ...id(), occasion: 'start', ...CASH, valueMinor: 2_000, pieces: '2' }));
  await accepted(client.count.confirm({ ...id(), occasion: 'start' }));
  expect((await accepted(client.shift.startSheet({}))).rows[0]).toMatchObject({
    beginningMinor: 5_000,
    countedMinor: 4_000,
    differenceMinor: -1_000,
  });
});
