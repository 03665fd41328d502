import { expect, it } from 'vitest';
import { allSent, SOON, type StoreTill, testStore } from '#test/shifts/store.ts';
import { accepted, id, logOn, type TillClient } from '#test/till/test-till.ts';

const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;

/** A receipt over so many cents of bags at 0.10, paid in that form with what is tendered; null: exactly. */
async function sell(client: TillClient, cents: number, paymentForm: string, amount: string | null = null) {
  await accepted(client.sale.scan({ ...id(), barcode: '301', quantity: String(cents / 10) }));
  await accepted(client.sale.assignPayment({ ...id(), paymentForm, currency: 'EUR', amount }));
  return await accepted(client.sale.complete(id()));
}

async function takeBack({ client }: StoreTill, documentId: string, quantity: string): Promise<void> {
  const { lines } = await accepted(client.tradeDocument.show({ documentId }));
  const back = lines.map(({ id: lineId }) => ({ lineId, quantity }));
  const order = { documentId, lines: back, reason: 'Damaged', paymentForm: 'cash' };
  const authorisation = { operatorId: 'ivana', pin: '1234' };
  await accepted(client.tradeDocument.correct({ ...id(), ...order, authorisation }));
}

/** Ends the open shift with what was counted, and answers how it was ended. */
async function endWith(client: TillClient, counted: Readonly<Record<string, string>>) {
  for (const [paymentForm, amount] of Object.entries(counted))
    await accepted(client.shift.writeEnd({ ...id(), paymentForm, currency: 'EUR', column: 'actual', amount }));
  const { revision } = await accepted(client.shift.endSheet({}));
  return await accepted(client.shift.end({ ...id(), revision, confirmed: true }));
}

it('the worked example of the domain reference (5.6), one shift at two tills, comes out to the cent on screen and paper', async () => {
  const { open } = await testStore();
  const one = await open('POS1');
  const two = await open('POS2');
  await logOn(one.client);
  await accepted(one.client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '200.00' }] }));
  await endWith(one.client, {});

  await logOn(one.client);
  const started = await accepted(one.client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '50.00' }] }));
  expect(started.documents).toMatchObject([{ tag: 'Deposit at the start of day', amountMinor: 5_000 }]);
  await sell(one.client, 31_000, 'cash', '400.00');
  await sell(one.client, 12_540, 'card');
  await allSent(one);
  await logOn(two.client);
  const { documentId } = await sell(two.client, 9_000, 'cash');
  await takeBack(two, documentId, '200');
  const courier = { type: 'CW', ...CASH, amount: '30.00', reasonId: 'courier' } as const;
  await accepted(two.client.cashDocument.issue({ ...id(), ...courier, confirmed: true }));
  await allSent(two);

  await expect
    .poll(async () => (await accepted(one.client.shift.summary({}))).sales, SOON)
    .toMatchObject({ receipts: 3, corrections: 1, returnedItems: 1, grossMinor: 52_540, returnsMinor: 2_000 });
  const { groups } = await accepted(one.client.shift.summary({}));
  expect(groups).toEqual([{ group: 'Other', grossMinor: 52_540, items: 3 }]);
  const { hours } = await accepted(one.client.till.glance({}));
  expect(hours.reduce((sum, { salesMinor }) => sum + salesMinor, 0)).toBe(52_540);
  const sessions = await accepted(one.client.session.list({}));
  const atTwo = sessions.sessions.find(({ till }) => till === 'POS2');
  expect(atTwo).toMatchObject({ documents: 2, turnover: [{ currency: 'EUR', amountMinor: 7_000 }] });
  const details = await accepted(one.client.session.details({ sessionId: atTwo?.id ?? '' }));
  expect(details.documents?.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
    ['cash_document', -3_000],
    ['trade_document', -2_000],
    ['trade_document', 9_000],
  ]);

  const received = await accepted(one.client.shift.figure({ ...CASH, part: 'received' }));
  expect(received.documents.map(({ amountMinor }) => amountMinor)).toEqual([40_000]);
  expect(received.elsewhere).toEqual([{ till: 'POS2', amountMinor: 9_000, entries: 1 }]);
  const returned = await accepted(one.client.shift.figure({ ...CASH, part: 'returns' }));
  expect(returned).toMatchObject({ documents: [], elsewhere: [{ till: 'POS2', amountMinor: -2_000, entries: 1 }] });

  const sheet = await accepted(one.client.shift.endSheet({}));
  const [cash, card] = ['cash', 'card'].map((form) => sheet.rows.find(({ paymentForm }) => paymentForm === form));
  expect(cash).toMatchObject({
    beginningMinor: 25_000,
    paymentValueMinor: 38_000,
    cashDocumentsMinor: -3_000,
    endingMinor: 60_000,
    payments: 3,
  });
  expect(card).toMatchObject({ beginningMinor: 0, paymentValueMinor: 12_540, endingMinor: 12_540, payments: 1 });

  const ended = await endWith(one.client, { cash: '597.50', card: '125.40' });
  expect(ended.rows.find(({ paymentForm, currency }) => paymentForm === 'cash' && currency === 'EUR')).toMatchObject({
    differenceMinor: -250,
    withdrawalMinor: 39_750,
    remainingMinor: 20_000,
  });
  expect(ended.documents).toMatchObject([
    { tag: '[!] Difference at the end of day', amountMinor: 250 },
    { tag: 'Withdrawal at the End of Day', amountMinor: 39_750 },
  ]);
  await logOn(one.client, 'ivana');
  const { jobs } = await accepted(one.client.paper.roll({}));
  const jobId = jobs.find(({ documentNumber }) => documentNumber === ended.reportNumber)?.id ?? '';
  const slip = JSON.stringify(await accepted(one.client.paper.slip({ jobId })));
  for (const words of ['POS1, POS2', '525.40', '597.50', '397.50']) expect(slip).toContain(words);

  await allSent(one);
  await accepted(two.client.operator.logOff(id()));
  await logOn(two.client, 'ana');
  await expect
    .poll(async () => (await accepted(two.client.shift.startSheet({}))).rows[0], SOON)
    .toMatchObject({ currency: 'EUR', beginningMinor: 20_000 });
});
