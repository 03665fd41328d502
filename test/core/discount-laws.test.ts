import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { must } from '#shared/assert.ts';
import type { KnownEvent } from '#shared/journal/event.ts';
import { verifyCorrection } from '#shared/journal/verify-correction.ts';
import { verifySale } from '#shared/journal/verify-sale.ts';
import { unbalancedCurrencies } from '#shared/ledger/posting.ts';
import type { Result } from '#shared/result.ts';
import { changePrice, discountDocument, discountLine } from '#shared/sale/change-discount.ts';
import { completeSale } from '#shared/sale/complete-sale.ts';
import { correctSale } from '#shared/sale/correct-sale.ts';
import type { CorrectionBody } from '#shared/sale/correction-body.ts';
import { type Draft, draftTotal, goodsOf } from '#shared/sale/draft.ts';
import { permitDiscounts } from '#shared/sale/permit-discounts.ts';
import { regularValue } from '#shared/sale/regular.ts';
import type { SaleBody } from '#shared/sale/sale-body.ts';
import { grossOf } from '#shared/sale/work-out.ts';
import { talliesOf } from '#shared/shift/tallies.ts';

import { added, amount, CHIEF, done, EMPTY, helped, item, off, offAll, percent, TWO } from '#test/core/discounts.ts';

/** Documents with every kind of discount, typed by somebody who may. */
const documents = fc
  .record({
    lines: fc.array(
      fc.record({
        price: fc.integer({ min: 0, max: 20_000 }),
        thousandths: fc.integer({ min: 1, max: 9_000 }),
        tax: fc.constantFrom('A', 'B', 'C'),
        noDiscount: fc.boolean(),
        newPrice: fc.option(fc.integer({ min: 0, max: 20_000 })),
        discount: fc.option(
          fc.oneof(
            fc
              .integer({ min: 0, max: 10_000 })
              .map((hundredths) => percent(new Decimal(hundredths).div(100).toFixed())),
            fc.integer({ min: 0, max: 30_000 }).map(amount),
            fc.integer({ min: 0, max: 30_000 }).map((valueMinor) => ({ kind: 'value' as const, valueMinor })),
          ),
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    whole: fc.option(
      fc.oneof(
        fc.integer({ min: 0, max: 10_000 }).map((hundredths) => percent(new Decimal(hundredths).div(100).toFixed())),
        fc.integer({ min: 0, max: 60_000 }).map(amount),
      ),
    ),
  })
  .map(({ lines, whole }) => {
    const by = { operator: CHIEF, authoriser: null };
    const next = (draft: Draft, result: Result<Draft, unknown>) => (result.ok ? result.value : draft);
    let draft = EMPTY;
    for (const [index, line] of lines.entries()) {
      const { price, thousandths, tax, noDiscount, newPrice, discount } = line;
      const sold = item(price, { itemId: `i${index}`, taxCode: tax, ...(noDiscount ? { noDiscount: true } : {}) });
      draft = added(draft, sold, new Decimal(thousandths).div(1_000).toFixed());
      const lineId = `l${index}`;
      if (newPrice !== null) draft = next(draft, changePrice(draft, by, { lineId, priceMinor: newPrice }));
      if (discount !== null) draft = next(draft, discountLine(draft, by, { lineId, discount }));
    }
    if (whole !== null) draft = next(draft, discountDocument(draft, whole));
    return done(permitDiscounts(by, draft));
  });

function sold(draft: Draft) {
  const due = draftTotal(draft.lines);
  const payments =
    due === 0 ? [] : [{ paymentForm: 'cash', currency: 'EUR', rate: '1', givenMinor: due, cheque: null }];
  const { event } = done(
    completeSale({
      configuration: DEMO_CONFIGURATION,
      parameters: { cashLimits: [] },
      heldMinor: () => 0,
      isBlind: false,
      isConfirmed: false,
      authority: { operator: CHIEF, authoriser: null },
      owner: 'operator:ana',
      scene: { actor: 'ivana', shiftId: 's', sessionId: 'e' },
      businessDate: '2026-11-20',
      draft: { ...draft, payments },
      nextNumber: () => 'PA/2026/POS1/000001',
    }),
  );
  return event;
}

function correctedBy(
  sale: SaleBody,
  earlier: readonly CorrectionBody[],
  lines: readonly { lineId: string; quantity: string }[],
) {
  return done(
    correctSale(
      {
        authority: { operator: CHIEF, authoriser: null },
        configuration: DEMO_CONFIGURATION,
        parameters: { cashLimits: [], cashRounding: 'none' },
        owner: 'operator:ana',
        scene: { actor: 'ivana', shiftId: 's', sessionId: 'e' },
        businessDate: '2026-11-20',
        sale,
        hasReceipt: true,
        isBlind: false,
        earlier,
        heldMinor: () => 100_000_000,
        newId: () => `c${earlier.length}`,
        nextNumber: () => 'RQC/2026/POS1/000001',
      },
      { lines, reason: 'damaged', paymentForm: 'cash', isConfirmed: false },
    ),
  );
}

/** Only kind, body and time are tallied. */
function journaled(event: { readonly kind: 'sale.completed'; readonly body: SaleBody }): KnownEvent {
  return { ...event, wallAt: '2026-11-20T12:40:00.000+01:00' } as unknown as KnownEvent;
}

describe('over any document', () => {
  it('lines make the total, the payments and the taxes; nothing goes below zero; the split loses no cent; it verifies', () => {
    fc.assert(
      fc.property(documents, (draft) => {
        const { body, postings } = sold(draft);
        expect(body.lines.reduce((sum, { valueMinor }) => sum + valueMinor, 0)).toBe(body.totalMinor);
        expect(body.payments.reduce((sum, { assignedMinor }) => sum + assignedMinor, 0)).toBe(body.totalMinor);
        expect(body.taxes.reduce((sum, { netMinor, taxMinor }) => sum + netMinor + taxMinor, 0)).toBe(body.totalMinor);
        expect(body.lines.every(({ valueMinor }) => valueMinor >= 0)).toBe(true);
        const shares = body.lines.reduce((sum, { discount }) => sum + (discount?.documentMinor ?? 0), 0);
        expect(shares).toBe(body.discount?.amountMinor ?? 0);
        for (const line of body.lines) {
          if (line.noDiscount) expect(line.valueMinor).toBeGreaterThanOrEqual(grossOf(line));
          const isDearer = (line.discount?.ownMinor ?? 0) < 0;
          if (!isDearer && line.priceChange === undefined)
            expect(line.valueMinor).toBeLessThanOrEqual(regularValue(line));
        }
        const tallied = new Map(
          talliesOf(journaled({ kind: 'sale.completed', body })).map(({ name, value }) => [name, value]),
        );
        const off = (tallied.get('discounts_value') ?? 0) - (tallied.get('price_changes_value') ?? 0);
        expect(body.lines.reduce((sum, line) => sum + regularValue(line), 0) - off).toBe(body.totalMinor);
        expect(unbalancedCurrencies(postings)).toEqual([]);
        expect([...verifySale({ body, postings, owner: 'operator:ana', market: 'none' })]).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('what comes back in two parts is exactly what was paid, line by line', () => {
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 99 }), (draft, cut) => {
        const { body } = sold(draft);
        const part = (line: SaleBody['lines'][number]) =>
          new Decimal(line.quantity).times(cut).div(100).toDecimalPlaces(3, Decimal.ROUND_DOWN);
        const first = body.lines.flatMap((line) =>
          part(line).isZero() ? [] : [{ lineId: line.id, quantity: part(line).toFixed() }],
        );
        const rest = body.lines.map((line) => ({
          lineId: line.id,
          quantity: new Decimal(line.quantity).minus(part(line)).toFixed(),
        }));
        const seen = new Map();
        let earlier: readonly CorrectionBody[] = [];
        for (const lines of [first, rest].filter((one) => one.length > 0)) {
          const { body: back, postings } = correctedBy(body, earlier, lines);
          expect([...verifyCorrection(seen, { body: back, postings, owner: 'operator:ana', market: 'none' })]).toEqual(
            [],
          );
          earlier = [...earlier, back];
        }
        for (const line of body.lines) {
          const parts = earlier.flatMap(({ lines }) => lines.filter(({ id }) => id === line.id));
          expect(parts.reduce((sum, { valueMinor }) => sum + valueMinor, 0)).toBe(line.valueMinor);
        }
        expect(earlier.reduce((sum, { totalMinor }) => sum + totalMinor, 0)).toBe(body.totalMinor);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a receipt rewritten with the till’s own key is found:', () => {
  const honest = sold(done(offAll(done(off(TWO, 'l0', percent('10'), helped)), amount(100), helped)));
  const rewritten = (change: (body: SaleBody) => SaleBody) =>
    [
      ...verifySale({
        body: change(structuredClone(honest.body)),
        postings: honest.postings,
        owner: 'operator:ana',
        market: 'none',
      }),
    ].map(({ words }) => words);

  it('as it is, nothing is', () => expect(rewritten((body) => body)).toEqual([]));
  it.each<[string, (body: SaleBody) => SaleBody, RegExp]>([
    ['a discount of another size', (body) => withLine(body, { ownMinor: 200 }), /line 1 takes off/],
    ['a share moved to another line', (body) => withLine(body, { documentMinor: 0 }), /line 1/],
    [
      'a document discount that is not its shares',
      (body) => ({ ...body, discount: { asked: amount(90), amountMinor: 100, authorisedBy: null } }),
      /its discount makes 90/,
    ],
    [
      'a line without its discount',
      (body) => ({ ...body, lines: goodsOf({ lines: body.lines.map(({ discount: _, ...line }) => line) }) }),
      /is 2 at 500 less 0/,
    ],
  ])('%s', (_what, change, words) => expect(rewritten(change).join('\n')).toMatch(words));

  function withLine(body: SaleBody, change: { readonly ownMinor?: number; readonly documentMinor?: number }): SaleBody {
    const [first, ...rest] = body.lines;
    const line = must(first, 'there is a line');
    const discount = must(line.discount, 'it has a discount');
    return { ...body, lines: [{ ...line, discount: { ...discount, ...change } }, ...rest] };
  }
});
