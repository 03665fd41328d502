import type { z } from 'zod';
import type { Desk } from '#main/desk/desk.ts';
import { changeDraft } from '#main/sale/change-draft.ts';
import { must } from '#shared/assert.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type {
  changePriceSchema,
  discountDocumentSchema,
  discountLineSchema,
  SaleDocument,
  TypedDiscount,
} from '#shared/contract/sale.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';
import { parsePercent } from '#shared/money/percent.ts';
import { ok, type Result } from '#shared/result.ts';
import { changePrice, discountDocument, discountLine, type LineDiscount } from '#shared/sale/change-discount.ts';
import type { Draft } from '#shared/sale/draft.ts';
import type { AskedDiscount } from '#shared/sale/sale-body.ts';

/** Checked in this order: the price as typed, then as `changePrice` says. */
export function changeLinePrice(desk: Desk, input: z.infer<typeof changePriceSchema>): Result<SaleDocument, Refusal> {
  return changeDraft(desk, { call: 'sale.changePrice', input }, (draft, authority) => {
    const price = input.price === null ? ok(null) : amountOf(desk, draft, input.price);
    return price.ok ? changePrice(draft, authority, { lineId: input.lineId, priceMinor: price.value }) : price;
  });
}

/** Checked in this order: the discount as typed, then as `discountLine` says. */
export function discountOneLine(desk: Desk, input: z.infer<typeof discountLineSchema>): Result<SaleDocument, Refusal> {
  return changeDraft(desk, { call: 'sale.discountLine', input }, (draft, authority) => {
    const discount = readDiscount(desk, draft, input.discount);
    if (!discount.ok) return discount;
    return discountLine(draft, authority, { lineId: input.lineId, discount: discount.value });
  });
}

/** Checked in this order: the discount as typed, then as `discountDocument` says. */
export function discountWhole(
  desk: Desk,
  input: z.infer<typeof discountDocumentSchema>,
): Result<SaleDocument, Refusal> {
  return changeDraft(desk, { call: 'sale.discountDocument', input }, (draft) => {
    const { discount: typed } = input;
    const discount = typed === null ? ok(null) : readOff(desk, draft, typed);
    return discount.ok ? discountDocument(draft, discount.value) : discount;
  });
}

function readDiscount(desk: Desk, draft: Draft, typed: TypedDiscount | null): Result<LineDiscount | null, Refusal> {
  if (typed === null) return ok(null);
  if (typed.kind !== 'value') return readOff(desk, draft, typed);
  const value = amountOf(desk, draft, typed.value);
  return value.ok ? ok({ kind: 'value', valueMinor: value.value }) : value;
}

function readOff(
  desk: Desk,
  draft: Draft,
  typed: Exclude<TypedDiscount, { readonly kind: 'value' }>,
): Result<AskedDiscount, Refusal> {
  if (typed.kind === 'percent') {
    const percent = parsePercent(typed.percent);
    return percent.ok ? ok({ kind: 'percent', percent: percent.value }) : percent;
  }
  const amount = amountOf(desk, draft, typed.amount);
  return amount.ok ? ok({ kind: 'amount', amountMinor: amount.value }) : amount;
}

function amountOf(desk: Desk, draft: Draft, text: string) {
  const currency = must(
    desk.configuration().currencies.find(({ code }) => code === draft.currency),
    'a document has a currency of the till',
  );
  return parseAmount(text, currency.minorDigits);
}
