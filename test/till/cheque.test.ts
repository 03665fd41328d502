import { describe, expect, it } from 'vitest';
import { findingsOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, refused, startShift, type TillClient, testTill } from '#test/till/test-till.ts';

const pay = (client: TillClient, amount: string | null, number: string, bank = '') =>
  client.sale.assignPayment({ ...id(), paymentForm: 'check', currency: 'EUR', amount, cheque: { number, bank } });

/** Ana has taken three cheques: two for one receipt over 100.00, one for another over 7.00. */
async function threeCheques(client: TillClient) {
  await startShift(client, '50.00');
  await accepted(client.sale.scan({ ...id(), barcode: '301', quantity: '1000' }));
  await accepted(pay(client, '60', '0087 2214', 'Zagrebačka'));
  await accepted(pay(client, null, '0087 2215', 'Zagrebačka'));
  await accepted(client.sale.complete(id()));
  await accepted(client.sale.scan({ ...id(), barcode: '301', quantity: '70' }));
  await accepted(pay(client, null, '0087 2214', 'PBZ'));
  await accepted(client.sale.complete(id()));
}

const listed = async (client: TillClient) =>
  (await accepted(client.count.sheet({ occasion: 'end' }))).entries.find(({ kind }) => kind === 'cheque');

describe('a cheque', () => {
  it('is a payment of its own, needs its number, and is not taken twice', async () => {
    const { client } = await testTill();
    await startShift(client);
    await accepted(client.sale.scan({ ...id(), barcode: '301', quantity: '1000' }));
    const check = { paymentForm: 'check', currency: 'EUR', amount: '10' };
    expect(await refused(client.sale.assignPayment({ ...id(), ...check }))).toBe('cheque_number_required');
    expect(await refused(pay(client, '10', '  '))).toBe('cheque_number_required');
    await accepted(pay(client, '10', '1'));
    expect(await refused(pay(client, '10', '1'))).toBe('cheque_taken');
    expect(await refused(pay(client, '90.01', '2'))).toBe('payment_exceeds_due');
    const { payments } = await accepted(pay(client, '90', '2'));
    expect(payments.map(({ cheque, givenMinor }) => [cheque?.number, givenMinor])).toEqual([
      ['1', 1_000],
      ['2', 9_000],
    ]);
    const { printJobId } = await accepted(client.sale.complete(id()));
    expect(JSON.stringify(await accepted(client.paper.slip({ jobId: printJobId })))).toContain('Check 2');
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    expect(await refused(pay(client, null, '1'))).toBe('cheque_taken');
    await accepted(pay(client, null, '1', 'another bank'));
  });

  it('is ticked when the shift is counted; every tick is kept, and not looked for is not missing', async () => {
    const { client, till, dataDir } = await testTill();
    await threeCheques(client);
    const before = await listed(client);
    expect(before).toMatchObject({ sumMinor: null, expectedMinor: 10_700, values: [] });
    const [first, second] = before?.cheques ?? [];
    const tick = (chequeId: string, isThere: boolean) => client.count.tickCheque({ ...id(), chequeId, isThere });
    await accepted(tick(first?.id ?? '', true));
    await accepted(tick(second?.id ?? '', true));
    await accepted(tick(second?.id ?? '', false));
    expect(await refused(tick('x', true))).toBe('cheque_unknown');
    const keyed = { paymentForm: 'check', currency: 'EUR', amount: '1' };
    expect(await refused(client.count.addValue({ ...id(), ...keyed }))).toBe('payment_form_unknown');
    await till.close();
    const again = await testTill({ dataDir });
    await logOn(again.client);
    expect(await listed(again.client)).toMatchObject({
      sumMinor: 6_000,
      cheques: [{ isThere: true }, { isThere: false }, { isThere: null }],
    });
    await accepted(again.client.count.clear({ ...id(), occasion: 'end' }));
    expect(await listed(again.client)).toMatchObject({ sumMinor: null, cheques: [{ isThere: null }, {}, {}] });
  });

  it('without a tick is the difference, named at the end and on the daily report', async () => {
    const shop = await testTill();
    const { client } = shop;
    await threeCheques(client);
    const { cheques = [] } = (await listed(client)) ?? {};
    for (const { id: chequeId } of cheques.slice(0, 2))
      await accepted(client.count.tickCheque({ ...id(), chequeId, isThere: true }));
    await accepted(client.count.confirm({ ...id(), occasion: 'end' }));
    const { rows, revision } = await accepted(client.shift.endSheet({}));
    expect(rows.find(({ kind }) => kind === 'cheque')).toMatchObject({
      endingMinor: 10_700,
      actualMinor: 10_000,
      differenceMinor: -700,
      payments: 3,
      causes: [{ cause: 'cheque_missing', number: '0087 2214', bank: 'PBZ', amountMinor: 700 }],
    });
    await accepted(client.shift.end({ ...id(), revision }));
    await logOn(client);
    const { jobs } = await accepted(client.paper.roll({}));
    const z = JSON.stringify(await accepted(client.paper.slip({ jobId: jobs[0]?.id ?? '' })));
    for (const words of ['CHECKS', '0087 2214 PBZ', '7.00 EUR', 'not there']) expect(z).toContain(words);
    expect(z.match(/not there/g)).toHaveLength(1);
    expect(await findingsOf(shop)).toEqual([]);
  });
});
