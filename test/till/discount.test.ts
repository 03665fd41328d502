import { describe, expect, it } from 'vitest';
import { journalOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, refused, startShift, type TillClient, testTill } from '#test/till/test-till.ts';

const IVANA = { authorisation: { operatorId: 'ivana', pin: '1234' } };

/** Bread 1.85, and coffee 4.99 twice. */
async function typed() {
  const at = await testTill();
  const { client } = at;
  await startShift(client);
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  const { lines } = await accepted(client.sale.scan({ ...id(), barcode: '3850104212604', quantity: '2' }));
  return { at, client, bread: lines[0]?.id ?? '', coffee: lines[1]?.id ?? '' };
}

const off = (percent: string) => ({ discount: { kind: 'percent' as const, percent } });

describe('discounts at the till', () => {
  it('are read as typed and shown as what they come to, in the line and in the total', async () => {
    const { client, coffee } = await typed();
    const line = { ...id(), lineId: coffee };
    for (const percent of ['-1', '101', 'ten'])
      expect(await refused(client.sale.discountLine({ ...line, ...off(percent) }))).toBe('percent_malformed');
    const amount = { discount: { kind: 'amount' as const, amount: '1,2,3' } };
    expect(await refused(client.sale.discountLine({ ...line, ...amount }))).toBe('amount_malformed');
    const shown = await accepted(client.sale.discountLine({ ...line, ...off('10') }));
    expect(shown.lines[1]).toMatchObject({
      valueMinor: 898,
      savedMinor: 100,
      savedPercent: '10.02',
      asked: { percent: '10' },
    });
    expect(shown).toMatchObject({ totalMinor: 1_083, discountsMinor: 100, discountsPercent: '8.45', markUpsMinor: 0 });
    const whole = await accepted(
      client.sale.discountDocument({ ...id(), ...IVANA, discount: { kind: 'amount', amount: '0,83' } }),
    );
    expect(whole).toMatchObject({ totalMinor: 1_000, discountsMinor: 183, discount: { amountMinor: 83 } });
  });

  it('above one’s maximum want somebody with a higher one, once, and the receipt says who', async () => {
    const { at, client, coffee } = await typed();
    const command = { lineId: coffee, ...off('25') };
    expect(await refused(client.sale.discountLine({ ...id(), ...command }))).toBe('discount_above_maximum');
    const ofKasia = { authorisation: { operatorId: 'kasia', pin: '1234' } };
    const reply = await client.sale.discountLine({ ...id(), ...command, ...ofKasia });
    expect(reply).toMatchObject({
      accepted: false,
      refusal: { code: 'discount_above_maximum', facts: { ofAuthoriser: 1, operator: 'Kasia' } },
    });
    await accepted(client.sale.discountLine({ ...id(), ...command, ...IVANA }));
    expect(await refused(client.sale.discountLine({ ...id(), ...command, ...off('24') }))).toBe(
      'discount_above_maximum',
    );
    await accepted(client.sale.complete({ ...id(), exactCash: true }));
    const receipt = (await journalOf(at, 'sale.completed')).at(-1);
    expect(receipt?.body).toMatchObject({
      lines: [
        {},
        {
          valueMinor: 748,
          discount: { asked: { percent: '25' }, ownMinor: 250, documentMinor: 0, authorisedBy: 'ivana' },
        },
      ],
    });
  });

  it('stand on the receipt: the item’s own price, each discount, and what the customer saved', async () => {
    const { client, bread, coffee } = await typed();
    await accepted(client.sale.changePrice({ ...id(), ...IVANA, lineId: bread, price: '1.50' }));
    await accepted(client.sale.discountLine({ ...id(), lineId: coffee, ...off('10') }));
    await accepted(client.sale.discountDocument({ ...id(), ...IVANA, discount: { kind: 'amount', amount: '0.48' } }));
    const { printJobId, totalMinor } = await accepted(client.sale.complete({ ...id(), exactCash: true }));
    expect(totalMinor).toBe(1_000);
    const said = JSON.stringify((await accepted(client.paper.slip({ jobId: printJobId }))).lines);
    for (const words of ['regular price 1.85', 'discount 10%', 'discount on all', 'You saved', '1.83'])
      expect(said).toContain(words);
    const { sales } = await accepted(client.shift.summary({}));
    expect(sales).toMatchObject({
      grossMinor: 1_000,
      beforeDiscountsMinor: 1_148,
      discounts: { times: 2, amountMinor: 148, percent: '12.89' },
      priceChanges: { times: 1, amountMinor: -35 },
    });
    const { jobId } = await accepted(client.shift.printInterimReport(id()));
    const onReport = JSON.stringify((await accepted(client.paper.slip({ jobId }))).lines);
    for (const words of ['Sales before discounts', 'Discounts (2)', '-1.48', 'Changed prices (1)', '-0.35'])
      expect(onReport).toContain(words);
  });

  it('of another price want the right to it, and the price goes back freely', async () => {
    const { at, client, bread } = await typed();
    const change = (price: string | null, by = {}) => client.sale.changePrice({ ...id(), ...by, lineId: bread, price });
    expect(await refused(change('1.50'))).toBe('not_permitted');
    expect((await accepted(change('1.50', IVANA))).lines[0]).toMatchObject({
      priceMinor: 150,
      regularPriceMinor: 185,
      savedPercent: '18.92',
    });
    expect((await accepted(change(null))).lines[0]).toMatchObject({ priceMinor: 185, savedMinor: 0 });
    await accepted(change('2.00', IVANA));
    await accepted(client.sale.complete({ ...id(), exactCash: true }));
    const receipt = (await journalOf(at, 'sale.completed')).at(-1);
    expect(receipt?.body).toMatchObject({
      lines: [{ priceChange: { regularPriceMinor: 185, authorisedBy: 'ivana' } }, {}],
    });
  });

  it('come back as they were paid', async () => {
    const { client, bread } = await typed();
    await accepted(client.sale.discountDocument({ ...id(), ...off('7') }));
    const { documentId, totalMinor } = await accepted(client.sale.complete({ ...id(), exactCash: true }));
    const { lines } = await accepted(client.tradeDocument.show({ documentId }));
    const back = (picked: typeof lines) => ({
      ...id(),
      ...IVANA,
      documentId,
      reason: 'Damaged',
      paymentForm: 'cash',
      lines: picked.map(({ id: lineId, leftQuantity: quantity }) => ({ lineId, quantity })),
    });
    const first = await accepted(client.tradeDocument.correct(back(lines.filter((line) => line.id === bread))));
    const second = await accepted(client.tradeDocument.correct(back(lines.filter((line) => line.id !== bread))));
    expect(first.totalMinor).toBe(172);
    expect(first.totalMinor + second.totalMinor).toBe(totalMinor);
  });

  it('stay with the document when somebody else goes on with it', async () => {
    const { client, coffee } = await typed();
    await accepted(client.sale.discountLine({ ...id(), lineId: coffee, ...off('25'), ...IVANA }));
    await accepted(client.sale.park(id()));
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'kasia');
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    const { documentId } = (await accepted(client.sale.pending({})))[0] ?? { documentId: '' };
    const taken = await accepted(client.sale.continueParked({ ...id(), documentId }));
    expect(taken.totalMinor).toBe(933);
    await accepted(client.sale.setQuantity({ ...id(), lineId: coffee, quantity: '3' }));
  });
});

describe('an item that takes no discount', () => {
  const CSV = 'barcode,name,price,group,tax,nodiscount\n901,Knjiga,10.00,Books,A,yes\n902,Olovka,2.00,Books,A,\n';
  const book = async (client: TillClient) => {
    await logOn(client, 'ivana');
    await accepted(client.catalogue.import({ ...id(), fileName: 'books.csv', csv: CSV }));
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    await accepted(client.sale.scan({ ...id(), barcode: '901' }));
    return accepted(client.sale.scan({ ...id(), barcode: '902' }));
  };

  it('comes with the catalogue, refuses its own discount, and keeps out of the document’s', async () => {
    const { client } = await testTill();
    const { lines } = await book(client);
    expect(lines.map(({ takesDiscount }) => takesDiscount)).toEqual([false, true]);
    const reply = await client.sale.discountLine({ ...id(), lineId: lines[0]?.id ?? '', ...off('5') });
    expect(reply).toMatchObject({
      refusal: { words: 'The discount is not available for the selected item. Knjiga is sold at its price.' },
    });
    expect((await accepted(client.sale.discountDocument({ ...id(), ...off('50') }))).totalMinor).toBe(1_100);
  });
});
