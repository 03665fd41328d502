import { describe, expect, it } from 'vitest';
import type { CashRounding } from '#shared/money/cash-rounding.ts';
import { tillWith } from '#test/till/configured-till.ts';
import { findingsOf, journalOf } from '#test/till/journal-of.ts';
import { accepted, endShift, id, startShift, type TestTill } from '#test/till/test-till.ts';

/** The demo shop as a shop of that market: euro and the market's own money, which is its system currency. */
async function shopIn(market: CashRounding, systemCurrency: string): Promise<TestTill> {
  const shop = await tillWith((configuration) => ({
    ...configuration,
    systemCurrency,
    currencies: configuration.currencies.map((currency) =>
      currency.code === 'EUR' ? { ...currency, code: systemCurrency } : currency,
    ),
    paymentForms: configuration.paymentForms.map((form) => ({
      ...form,
      currencies: form.currencies.map((code) => (code === 'EUR' ? systemCurrency : code)),
    })),
    parameters: { ...configuration.parameters, cashRounding: market, keepInDrawer: [], cashLimits: [] },
  }));
  await accepted(shop.client.operator.logOn({ ...id(), operatorId: 'ana', pin: '1234' }));
  await accepted(shop.client.shift.start({ ...id(), deposits: [{ currency: systemCurrency, amount: '100' }] }));
  return shop;
}

/** Makes a document of so many cents, of bags at 0.10 and goods at 0.01 a piece. */
async function type({ client }: TestTill, cents: number): Promise<void> {
  await accepted(client.sale.scan({ ...id(), barcode: '301', quantity: String(cents / 10) }));
}

describe('a sale in a market that rounds cash', () => {
  it('is settled by one key as the market rounds it, printed with "(up 0.04)", and reconciles to the cent', async () => {
    const shop = await shopIn('CZ', 'CZK');
    const { client } = shop;
    await type(shop, 7_596);
    expect(await accepted(client.sale.document({}))).toMatchObject({
      remainingMinor: 7_596,
      remainingCashMinor: 7_600,
    });
    const exact = await accepted(client.sale.complete({ ...id(), exactCash: true }));
    expect(exact).toMatchObject({ totalMinor: 7_596, changeMinor: 0, roundingMinor: 4 });
    await type(shop, 3_665);
    await accepted(client.sale.assignPayment({ ...id(), paymentForm: 'cash', currency: 'CZK', amount: '50' }));
    expect(await accepted(client.sale.document({}))).toMatchObject({
      remainingMinor: 0,
      changeMinor: 1_300,
      roundingMinor: 35,
      payments: [{ givenMinor: 5_000, assignedMinor: 3_700 }],
    });
    await accepted(client.sale.complete(id()));
    await type(shop, 7_596);
    await accepted(client.sale.assignPayment({ ...id(), paymentForm: 'card', currency: 'CZK', amount: null }));
    expect(await accepted(client.sale.complete(id()))).toMatchObject({ roundingMinor: 0 });

    const { jobs } = await accepted(client.paper.roll({}));
    const slip = await accepted(client.paper.slip({ jobId: jobs.at(-1)?.id ?? '' }));
    const paper = JSON.stringify(slip);
    for (const words of ['(up 0.04)', 'TO PAY CZK', '76.00', '75.96']) expect(paper).toContain(words);

    const { sales, cashFlows } = await accepted(client.shift.summary({}));
    expect(sales.rounding).toEqual([{ currency: 'CZK', amountMinor: 39, documents: 2 }]);
    const cash = cashFlows.find(({ currency }) => currency === 'CZK');
    expect(cash).toMatchObject({ balanceMinor: 10_000 + 7_600 + 3_700 });
    const { rows } = await accepted(client.shift.endSheet({}));
    const paid = rows
      .filter(({ currency }) => currency === 'CZK')
      .reduce((sum, { paymentValueMinor }) => sum + paymentValueMinor, 0);
    expect(paid - 39).toBe(sales.grossMinor);

    await endShift(client);
    await accepted(client.operator.logOn({ ...id(), operatorId: 'ana', pin: '1234' }));
    const roll = await accepted(client.paper.roll({}));
    const z = await accepted(client.paper.slip({ jobId: roll.jobs[0]?.id ?? '' }));
    expect(JSON.stringify(z)).toContain('Cash rounding CZK (2)');
    expect(await findingsOf(shop)).toEqual([]);
  });

  it('takes what is typed to the cent as coins that there are, also where nothing is left to pay', async () => {
    const shop = await shopIn('CH', 'CHF');
    const { client } = shop;
    await type(shop, 1_697);
    const pay = { ...id(), paymentForm: 'cash', currency: 'CHF', amount: '16.97' };
    expect(await accepted(client.sale.assignPayment(pay))).toMatchObject({
      remainingMinor: 0,
      roundingMinor: -2,
      payments: [{ givenMinor: 1_695, assignedMinor: 1_695 }],
    });
    await accepted(client.sale.complete(id()));
    await type(shop, 2);
    expect(await accepted(client.sale.complete({ ...id(), exactCash: true }))).toMatchObject({ roundingMinor: -2 });
    expect(await findingsOf(shop)).toEqual([]);
  });

  it('rounds by what the shift has frozen, and never elsewhere', async () => {
    const shop = await tillWith((configuration) => configuration);
    await startShift(shop.client);
    await type(shop, 1_002);
    expect(await accepted(shop.client.sale.complete({ ...id(), exactCash: true }))).toMatchObject({ roundingMinor: 0 });
    const [sale] = await journalOf(shop, 'sale.completed');
    expect(sale?.body).toMatchObject({ rounding: null });
  });
});
