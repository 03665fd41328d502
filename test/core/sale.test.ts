import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEMO_CONFIGURATION, DEMO_OPERATORS } from '#main/demo/demo-shop.ts';
import { unbalancedCurrencies } from '#shared/ledger/posting.ts';
import { minor } from '#shared/money/amount.ts';
import { completeSale } from '#shared/sale/complete-sale.ts';
import {
  addLine,
  type Draft,
  draftTotal,
  parseQuantity,
  type SoldItem,
  setLineQuantity,
  taxesOf,
  voidLine,
} from '#shared/sale/draft.ts';
import { amountForRemaining, mayAssign, settle } from '#shared/sale/settle.ts';

const EMPTY: Draft = {
  documentId: 'd',
  shiftId: 's',
  sessionId: 'e',
  currency: 'EUR',
  cashRounding: 'none',
  lines: [],
  voidedLines: 0,
  payments: [],
};

function item(priceMinor: number, taxCode = 'A', itemId = `item-${priceMinor}-${taxCode}`): SoldItem {
  return { itemId, name: 'Kava', barcode: '1', unit: '', group: 'Drinks', priceMinor, taxCode };
}

function added(draft: Draft, sold: SoldItem, quantity = '1'): Draft {
  const result = addLine(draft, sold, { lineId: `line-${draft.lines.length}`, quantity });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const BY = { market: 'none', currency: 'EUR' } as const;
const cash = (givenMinor: number, currency = 'EUR', rate = '1') => ({
  paymentForm: 'cash',
  isCash: true,
  currency,
  rate,
  givenMinor: minor(givenMinor),
});
const card = (givenMinor: number) => ({ ...cash(givenMinor), paymentForm: 'card', isCash: false });

describe('a quantity as typed', () => {
  it.each([
    ['2', '2'],
    ['1.236', '1.236'],
    ['0,5', '0.5'],
    ['007', '7'],
    ['1.500', '1.5'],
  ])('%s is read as %s', (text, value) => expect(parseQuantity(text)).toEqual({ ok: true, value }));

  it.each(['0', '0.000', '-1', '1.2345', '1e3', '', 'x', '1,000.5', '9999999'])('%s is refused', (text) => {
    expect(parseQuantity(text)).toEqual({ ok: false, refusal: { code: 'quantity_malformed' } });
  });
});

describe('a half-typed document', () => {
  it('makes one line of the same item scanned twice in a row, and two where another came between', () => {
    const twice = added(added(EMPTY, item(100)), item(100), '2');
    expect(twice.lines).toMatchObject([{ quantity: '3', valueMinor: 300 }]);
    expect(added(added(twice, item(50)), item(100)).lines).toHaveLength(3);
  });

  it('weighs to the cent, half up', () => {
    expect(added(EMPTY, item(149), '1.236').lines[0]?.valueMinor).toBe(184);
    expect(added(EMPTY, item(1), '0.5').lines[0]?.valueMinor).toBe(1);
  });

  it('is not changed once payments are assigned', () => {
    const paid: Draft = {
      ...added(EMPTY, item(100)),
      payments: [{ paymentForm: 'cash', currency: 'EUR', rate: '1', givenMinor: 100, cheque: null }],
    };
    const refused = { ok: false, refusal: { code: 'document_has_payments' } };
    expect(addLine(paid, item(1), { lineId: 'x', quantity: '1' })).toEqual(refused);
    expect(setLineQuantity(paid, 'line-0', '2')).toEqual(refused);
    expect(voidLine(paid, 'line-0')).toEqual(refused);
  });

  it('counts voided lines', () => {
    const voided = voidLine(added(EMPTY, item(100)), 'line-0');
    expect(voided).toMatchObject({ ok: true, value: { lines: [], voidedLines: 1 } });
    expect(voidLine(EMPTY, 'line-0')).toEqual({ ok: false, refusal: { code: 'line_unknown' } });
  });

  it('refuses a total larger than a till may hold', () => {
    expect(addLine(EMPTY, item(99_999_999_999), { lineId: 'x', quantity: '2' })).toEqual({
      ok: false,
      refusal: { code: 'amount_too_large' },
    });
  });
});

describe('tax in gross prices', () => {
  it('is worked out per code and rounded once', () => {
    const draft = added(added(added(EMPTY, item(185, 'C')), item(129, 'C')), item(499, 'A'));
    expect(taxesOf(draft.lines, DEMO_CONFIGURATION.taxes)).toEqual([
      { code: 'A', rate: '25', grossMinor: 499, netMinor: 399, taxMinor: 100 },
      { code: 'C', rate: '5', grossMinor: 314, netMinor: 299, taxMinor: 15 },
    ]);
  });
});

describe('settling', () => {
  it('gives change from cash and keeps tendered apart from it', () => {
    expect(settle(minor(3_521), [card(1_000), cash(5_000)], BY)).toMatchObject({
      payments: [{ assignedMinor: 1_000 }, { assignedMinor: 2_521 }],
      remainingMinor: 0,
      changeMinor: 2_479,
    });
  });

  it('takes other currencies at their rate, and the amount it asks for always settles', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 999 }), (due, thousandths) => {
        const rate = new Decimal(thousandths).dividedBy(1_000).toString();
        for (const step of [1, 5, 100]) {
          const given = amountForRemaining(minor(due), { rate, stepMinor: step });
          expect(given % step).toBe(0);
          expect(settle(minor(due), [cash(given, 'PLN', rate)], BY).remainingMinor).toBe(0);
        }
      }),
    );
  });

  it.each([
    ['nothing left', settle(minor(100), [cash(100)], BY), cash(1), 'nothing_left_to_pay'],
    ['zero', settle(minor(100), [], BY), cash(0), 'amount_zero'],
    ['a card over the rest', settle(minor(100), [], BY), card(101), 'payment_exceeds_due'],
  ])('refuses %s', (_what, before, next, code) => {
    expect(mayAssign(before, next, BY)).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe('a completed sale', () => {
  const operator = DEMO_OPERATORS[0];
  if (operator === undefined) throw new Error('the demo has operators');
  const facts = (draft: Draft) => ({
    configuration: DEMO_CONFIGURATION,
    parameters: { cashLimits: [] },
    heldMinor: () => 0,
    isBlind: false,
    isConfirmed: false,
    authority: { operator, authoriser: null },
    owner: 'operator:ana' as const,
    scene: { actor: operator.id, shiftId: 's', sessionId: 'e' },
    businessDate: '2026-11-20',
    draft,
    nextNumber: () => 'PA/2026/POS1/000001',
  });

  it.each([
    ['without lines', EMPTY, 'document_empty'],
    ['that is not paid', added(EMPTY, item(100)), 'payment_incomplete'],
  ])('%s is refused', (_what, draft, code) => {
    expect(completeSale(facts(draft))).toMatchObject({ ok: false, refusal: { code } });
  });

  it('by somebody without the right is refused before anything else', () => {
    const powerless = { ...facts(EMPTY), authority: { operator: { ...operator, permissions: [] }, authoriser: null } };
    expect(completeSale(powerless)).toMatchObject({ ok: false, refusal: { code: 'not_permitted' } });
  });

  it('balances in each currency, and its drawer movements are what was tendered less the change', () => {
    const line = fc.record({
      price: fc.integer({ min: 1, max: 100_000 }),
      quantity: fc.integer({ min: 1, max: 20_000 }),
      tax: fc.constantFrom('A', 'B', 'C'),
    });
    const sale = fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 8 }),
      zloty: fc.nat(100_000),
      over: fc.nat(50_000),
    });
    fc.assert(
      fc.property(sale, ({ lines, zloty, over }) => {
        const typed = lines.reduce(
          (draft, { price, quantity, tax }) =>
            added(draft, item(price, tax), new Decimal(quantity).dividedBy(1_000).toString()),
          EMPTY,
        );
        const due = draftTotal(typed.lines);
        const other = zloty === 0 ? [] : [{ paymentForm: 'cash', currency: 'PLN', rate: '0.235', givenMinor: zloty }];
        const payments = [...other, { paymentForm: 'cash', currency: 'EUR', rate: '1', givenMinor: due + over + 1 }];
        const result = completeSale(facts({ ...typed, payments: payments.map((one) => ({ ...one, cheque: null })) }));
        if (!result.ok) throw new Error(result.refusal.code);
        const { postings, body } = result.value.event;
        expect(unbalancedCurrencies(postings)).toEqual([]);
        const drawer = (currency: string) =>
          postings
            .filter((posting) => posting.account === 'drawer/operator:ana/cash' && posting.currency === currency)
            .reduce((total, posting) => total + posting.amountMinor, 0);
        expect(drawer('EUR')).toBe(due + over + 1 - body.changeMinor);
        expect(drawer('PLN')).toBe(zloty);
        expect(body.taxes.reduce((total, tax) => total + tax.netMinor + tax.taxMinor, 0)).toBe(due);
        const tendered = postings.filter(({ movement }) => movement === 'tendered');
        expect(tendered).toHaveLength(payments.length);
        if (body.changeMinor > 0) expect(postings.filter(({ movement }) => movement === 'change')).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
});
