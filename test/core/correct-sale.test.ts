import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEMO_CONFIGURATION, DEMO_OPERATORS } from '#main/demo/demo-shop.ts';
import { PERMISSIONS } from '#shared/access/permission.ts';
import { must } from '#shared/assert.ts';
import { verifyCorrection } from '#shared/journal/verify-correction.ts';
import { unbalancedCurrencies } from '#shared/ledger/posting.ts';
import { type CorrectionFacts, type CorrectionOrder, correctSale, type Sold } from '#shared/sale/correct-sale.ts';
import type { CorrectionBody } from '#shared/sale/correction-body.ts';
import { taxesOf } from '#shared/sale/draft.ts';
import { lineValue } from '#shared/sale/work-out.ts';

const OPERATOR = { ...must(DEMO_OPERATORS[0], 'the demo has operators'), permissions: [...PERMISSIONS] };
const OWNER = 'operator:ana' as const;
const SCENE = { actor: 'ana', shiftId: 's', sessionId: 'e' };

function receipt(lines: readonly { readonly price: number; readonly quantity: string; readonly tax: string }[]): Sold {
  const sold = lines.map(({ price, quantity, tax }, index) => ({
    id: `line-${index}`,
    itemId: `item-${index}`,
    name: 'Kava',
    barcode: '1',
    unit: '',
    group: 'Drinks',
    quantity,
    priceMinor: price,
    valueMinor: lineValue(price, quantity),
    taxCode: tax,
  }));
  const total = sold.reduce((sum, { valueMinor }) => sum + valueMinor, 0);
  return {
    documentId: 'receipt',
    number: 'PA/2026/POS1/000001',
    currency: 'EUR',
    lines: sold,
    taxes: [...taxesOf(sold, DEMO_CONFIGURATION.taxes)],
    payments: [{ paymentForm: 'card', currency: 'EUR', givenMinor: total, assignedMinor: total, cheque: null }],
  };
}

const RECEIPT = receipt([
  { price: 499, quantity: '3', tax: 'A' },
  { price: 149, quantity: '1.236', tax: 'B' },
]);

function facts(change: Partial<CorrectionFacts> = {}): CorrectionFacts {
  return {
    authority: { operator: OPERATOR, authoriser: null },
    configuration: DEMO_CONFIGURATION,
    parameters: { cashLimits: [], cashRounding: 'none' },
    owner: OWNER,
    scene: SCENE,
    businessDate: '2026-11-20',
    sale: RECEIPT,
    hasReceipt: true,
    earlier: [],
    heldMinor: () => 10_000_000,
    isBlind: false,
    newId: () => 'c',
    nextNumber: () => 'RQC/2026/POS1/000001',
    ...change,
  };
}

const ORDER: CorrectionOrder = {
  lines: [{ lineId: 'line-0', quantity: '1' }],
  reason: 'damaged',
  paymentForm: 'cash',
  isConfirmed: false,
};

function corrected(at: CorrectionFacts, order: Partial<CorrectionOrder> = {}): CorrectionBody {
  const result = correctSale(at, { ...ORDER, ...order });
  if (!result.ok) throw new Error(result.refusal.code);
  expect(unbalancedCurrencies(result.value.postings)).toEqual([]);
  return result.value.body;
}

const without = (...missing: readonly string[]) => ({
  operator: { ...OPERATOR, permissions: PERMISSIONS.filter((one) => !missing.includes(one)) },
  authoriser: null,
});
const LIMIT = { currency: 'EUR', minimumMinor: 5_000, maximumMinor: null, mode: 'warn' as const };

describe('a correction is refused, checked in this order:', () => {
  it.each<[string, Partial<CorrectionFacts>, Partial<CorrectionOrder>, string]>([
    [
      'without the right, whatever else is wrong',
      { authority: without('add_correction') },
      { lines: [] },
      'not_permitted',
    ],
    ['with nothing that comes back', {}, { lines: [], reason: '' }, 'nothing_returned'],
    ['of no quantity', {}, { lines: [{ lineId: 'line-0', quantity: '0' }] }, 'quantity_malformed'],
    ['of a line that is not there', {}, { lines: [{ lineId: 'x', quantity: '1' }] }, 'line_unknown'],
    ['of one line twice', {}, { lines: [...ORDER.lines, ...ORDER.lines] }, 'line_unknown'],
    ['of more than was sold', {}, { lines: [{ lineId: 'line-0', quantity: '3.001' }] }, 'return_exceeds_sold'],
    ['without a reason', {}, { reason: '  ', paymentForm: 'gold' }, 'correction_reason_required'],
    ['in a form that is not there', {}, { paymentForm: 'gold' }, 'payment_form_unknown'],
    [
      'in another form without the right',
      { authority: without('refund_other_form') },
      { paymentForm: 'bank' },
      'not_permitted',
    ],
    ['of cash that the drawer does not hold', { heldMinor: () => 498 }, {}, 'cash_document_exceeds_drawer'],
    [
      'below the minimum of the drawer',
      { heldMinor: () => 5_498, parameters: { cashLimits: [LIMIT], cashRounding: 'none' } },
      {},
      'cash_limit_minimum',
    ],
    [
      'without a receipt and the right to it',
      { hasReceipt: false, authority: without('return_without_receipt') },
      {},
      'not_permitted',
    ],
  ])('%s', (_what, change, order, code) => {
    expect(correctSale(facts(change), { ...ORDER, ...order })).toMatchObject({ ok: false, refusal: { code } });
  });

  it('over earlier corrections too', () => {
    const first = corrected(facts(), { lines: [{ lineId: 'line-0', quantity: '2' }] });
    const again = correctSale(facts({ earlier: [first] }), { ...ORDER, lines: [{ lineId: 'line-0', quantity: '2' }] });
    expect(again).toMatchObject({ refusal: { code: 'return_exceeds_sold', facts: { quantity: '1' } } });
  });
});

describe('the form of a refund', () => {
  it('is free for what the receipt was paid with, as far as it was; cash for a card is another form', () => {
    const plain = facts({ authority: without('refund_other_form') });
    expect(correctSale(plain, ORDER)).toMatchObject({ refusal: { code: 'not_permitted' } });
    const mixed = [
      { paymentForm: 'bank', currency: 'EUR', givenMinor: 1_676, assignedMinor: 1_676, cheque: null },
      { paymentForm: 'cash', currency: 'USD', givenMinor: 6, assignedMinor: 5, cheque: null },
    ];
    const partly = facts({ ...plain, sale: { ...RECEIPT, payments: mixed } });
    expect(correctSale(partly, ORDER)).toMatchObject({ refusal: { code: 'not_permitted' } });
    const inCash = mixed.map((payment) => ({ ...payment, paymentForm: 'cash' }));
    expect(corrected(facts({ ...plain, sale: { ...RECEIPT, payments: inCash } })).totalMinor).toBe(499);
    expect(corrected(plain, { paymentForm: 'card' }).refund).toMatchObject({ amountMinor: 499, roundingMinor: 0 });
    const first = corrected(facts(), { paymentForm: 'card', lines: [{ lineId: 'line-0', quantity: '3' }] });
    const rest = { lines: [{ lineId: 'line-1', quantity: '1.236' }], paymentForm: 'card' };
    expect(corrected(facts({ ...plain, earlier: [first] }), rest).totalMinor).toBe(184);
  });

  it('is free only for what earlier corrections have left of it, each counted as it was owed before it was rounded', () => {
    const inCash = [
      { paymentForm: 'cash', currency: 'EUR', givenMinor: 1_000, assignedMinor: 998, cheque: null },
      { paymentForm: 'card', currency: 'EUR', givenMinor: 683, assignedMinor: 683, cheque: null },
    ];
    const belgian = facts({
      authority: without('refund_other_form'),
      parameters: { cashLimits: [], cashRounding: 'BE' },
      sale: { ...RECEIPT, payments: inCash },
    });
    const one = corrected(belgian);
    const two = corrected({ ...belgian, earlier: [one] });
    expect([one.refund, two.refund]).toMatchObject([{ amountMinor: 500 }, { amountMinor: 500 }]);
    expect(correctSale({ ...belgian, earlier: [one, two] }, ORDER)).toMatchObject({
      refusal: { code: 'not_permitted' },
    });
  });

  it('rounds cash as the market does, apart, and nothing else', () => {
    const belgian = facts({ parameters: { cashLimits: [], cashRounding: 'BE' } });
    expect(corrected(belgian).refund).toEqual({ paymentForm: 'cash', amountMinor: 500, roundingMinor: 1 });
    expect(corrected(belgian, { paymentForm: 'card' }).refund).toMatchObject({ amountMinor: 499, roundingMinor: 0 });
  });
});

it('all parts of a receipt that come back make up the receipt to the cent, line by line and tax by tax, and verify', () => {
  const line = fc.record({
    price: fc.integer({ min: 1, max: 20_000 }),
    thousandths: fc.integer({ min: 1, max: 9_000 }),
    cuts: fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 3 }),
    tax: fc.constantFrom('A', 'B', 'C'),
  });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (typed) => {
      const sale = receipt(
        typed.map(({ price, thousandths, tax }) => ({
          price,
          tax,
          quantity: new Decimal(thousandths).div(1_000).toFixed(),
        })),
      );
      let earlier: readonly CorrectionBody[] = [];
      const seen = new Map();
      const back = (lines: CorrectionOrder['lines']) => {
        if (lines.length === 0) return;
        const at = facts({ sale, earlier });
        const result = correctSale(at, { ...ORDER, lines });
        if (!result.ok) throw new Error(result.refusal.code);
        const { body, postings } = result.value;
        expect(unbalancedCurrencies(postings)).toEqual([]);
        expect([...verifyCorrection(seen, { body, postings, owner: OWNER, market: 'none' })]).toEqual([]);
        earlier = [...earlier, body];
      };
      const left = typed.map(({ thousandths }) => thousandths);
      for (const cut of [0, 1, 2]) {
        const part = typed.map(({ cuts }, index) => Math.floor(((cuts[cut] ?? 0) * (left[index] ?? 0)) / 100));
        back(
          part.flatMap((thousandths, index) =>
            thousandths === 0
              ? []
              : [{ lineId: `line-${index}`, quantity: new Decimal(thousandths).div(1_000).toFixed() }],
          ),
        );
        for (const [index, thousandths] of part.entries()) left[index] = (left[index] ?? 0) - thousandths;
      }
      back(
        left.flatMap((thousandths, index) =>
          thousandths === 0
            ? []
            : [{ lineId: `line-${index}`, quantity: new Decimal(thousandths).div(1_000).toFixed() }],
        ),
      );
      for (const sold of sale.lines) {
        const parts = earlier.flatMap(({ lines }) => lines.filter(({ id }) => id === sold.id));
        expect(parts.every(({ valueMinor }) => valueMinor >= 0)).toBe(true);
        expect(parts.reduce((sum, { valueMinor }) => sum + valueMinor, 0)).toBe(sold.valueMinor);
      }
      for (const tax of sale.taxes) {
        const parts = earlier.flatMap(({ taxes }) => taxes.filter(({ code }) => code === tax.code));
        expect(parts.reduce((sum, { taxMinor }) => sum + taxMinor, 0)).toBe(tax.taxMinor);
        expect(parts.reduce((sum, { netMinor }) => sum + netMinor, 0)).toBe(tax.netMinor);
      }
    }),
    { numRuns: 200 },
  );
});

describe('a correction rewritten with the till’s own key is found:', () => {
  const result = correctSale(facts(), { ...ORDER, lines: [{ lineId: 'line-0', quantity: '2' }] });
  if (!result.ok) throw new Error(result.refusal.code);
  const { body, postings } = result.value;
  const words = (changed: Partial<CorrectionBody>, before: readonly CorrectionBody[] = []) => {
    const seen = new Map([['receipt', before]]);
    const checked = { body: { ...body, ...changed }, postings, owner: OWNER, market: 'none' as const };
    return [...verifyCorrection(seen, checked)].map((problem) => problem.words).join('\n');
  };
  const [line] = body.lines;
  const [tax] = body.taxes;

  it('and is good as it was written', () => expect(words({})).toBe(''));

  it.each([
    ['a total', { totalMinor: 1 }, 'its lines make 998'],
    ['a value', { lines: [{ ...must(line, 'a line'), valueMinor: 999 }] }, 'line 1 is worth 998 and says 999'],
    ['a quantity', { lines: [{ ...must(line, 'a line'), quantity: '4' }] }, 'line 1 takes 4 back of 3 sold'],
    ['a tax', { taxes: [{ ...must(tax, 'a tax'), taxMinor: 1 }] }, 'its tax A is not that of its lines'],
    ['the money', { refund: { ...body.refund, amountMinor: 1 } }, '1 is paid back for 998 rounded by 0'],
    [
      'a rounding that no market asks for',
      { refund: { ...body.refund, amountMinor: 1_000, roundingMinor: 2 } },
      'the market makes it 998',
    ],
    ['another form', { refund: { ...body.refund, paymentForm: 'card' } }, 'what was posted is not what it says'],
  ] as const)('%s', (_what, changed, found) => expect(words(changed as Partial<CorrectionBody>)).toContain(found));

  it('what came back before, left out', () => {
    expect(words({}, [body])).toContain('says that 0 came back before, earlier corrections say 2');
  });
});
