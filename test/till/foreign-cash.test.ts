import { expect, it } from 'vitest';
import { tillWith } from '#test/till/configured-till.ts';
import { accepted, id, refused, startShift } from '#test/till/test-till.ts';

/** A till in euro that takes Czech crowns, of which the smallest coin is 1.00. */
function tillWithCrowns() {
  return tillWith((configuration) => ({
    ...configuration,
    currencies: configuration.currencies.map((currency) =>
      currency.code === 'EUR'
        ? currency
        : {
            ...currency,
            code: 'CZK',
            rate: '0.04',
            denominations: [
              { valueMinor: 10_000, kind: 'note', rollPieces: 100 },
              { valueMinor: 100, kind: 'coin', rollPieces: 50 },
            ],
          },
    ),
    paymentForms: configuration.paymentForms.map((form) => ({
      ...form,
      currencies: form.currencies.map((code) => (code === 'EUR' ? code : 'CZK')),
    })),
  }));
}

const CROWNS = { paymentForm: 'cash', currency: 'CZK' } as const;

it('asks for cash of another currency in coins that exist, and gives the rest back as change', async () => {
  const { client } = await tillWithCrowns();
  await startShift(client, '50.00');
  await accepted(client.sale.scan({ ...id(), barcode: '3850104212604', quantity: '3' }));
  const document = await accepted(client.sale.assignPayment({ ...id(), ...CROWNS, amount: null }));
  expect(document.payments).toMatchObject([{ givenMinor: 37_500, assignedMinor: 1_497 }]);
  expect(document.changeMinor).toBe(3);
  await accepted(client.sale.complete(id()));
  const counted = { ...CROWNS, column: 'actual', amount: '375' } as const;
  const { rows } = await accepted(client.shift.writeEnd({ ...id(), ...counted }));
  expect(rows.find(({ currency }) => currency === 'CZK')).toMatchObject({ endingMinor: 37_500, differenceMinor: 0 });
});

it('takes no amount of another currency that no coins make up, and says which do', async () => {
  const { client } = await tillWithCrowns();
  await startShift(client, '50.00');
  await accepted(client.sale.scan({ ...id(), barcode: '3850104212604', quantity: '3' }));
  const typed = client.sale.assignPayment({ ...id(), ...CROWNS, amount: '374.25' });
  expect(await refused(typed)).toBe('value_of_no_pieces');
  const reply = await typed;
  expect(reply.accepted ? '' : reply.refusal.words).toContain('374.00');
  expect((await accepted(client.sale.assignPayment({ ...id(), ...CROWNS, amount: '375' }))).changeMinor).toBe(3);
});
