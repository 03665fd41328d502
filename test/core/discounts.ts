import { DEMO_OPERATORS } from '#main/demo/demo-shop.ts';
import type { Authority } from '#shared/access/authority.ts';
import type { Permission } from '#shared/access/permission.ts';
import { must } from '#shared/assert.ts';
import type { Result } from '#shared/result.ts';
import { changePrice, discountDocument, discountLine, type LineDiscount } from '#shared/sale/change-discount.ts';
import { addLine, type Draft, type SoldItem } from '#shared/sale/draft.ts';
import { permitDiscounts } from '#shared/sale/permit-discounts.ts';
import type { AskedDiscount } from '#shared/sale/sale-body.ts';

export const EMPTY: Draft = {
  documentId: 'd',
  shiftId: 's',
  sessionId: 'e',
  currency: 'EUR',
  cashRounding: 'none',
  lines: [],
  voidedLines: 0,
  payments: [],
};
const BASE = must(DEMO_OPERATORS[0], 'the demo has operators');
export const who = (id: string, maxDiscount: string, ...permissions: Permission[]) => ({
  ...BASE,
  id,
  name: id,
  maxDiscount,
  permissions,
});
export const ANA = who('ana', '10', 'sell', 'user_discount');
export const CHIEF = who(
  'ivana',
  '100',
  'sell',
  'user_discount',
  'change_price',
  'add_correction',
  'refund_other_form',
);
export const alone: Authority = { operator: ANA, authoriser: null };
export const helped: Authority = { operator: ANA, authoriser: CHIEF };
export const percent = (text: string): AskedDiscount => ({ kind: 'percent', percent: text });
export const amount = (amountMinor: number): AskedDiscount => ({ kind: 'amount', amountMinor });

export function item(priceMinor: number, more: Partial<SoldItem> = {}): SoldItem {
  return {
    itemId: `i${priceMinor}`,
    name: 'Kava',
    barcode: '1',
    unit: '',
    group: 'Drinks',
    priceMinor,
    taxCode: 'A',
    ...more,
  };
}
export function done<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
export const added = (draft: Draft, sold: SoldItem, quantity = '1') =>
  done(addLine(draft, sold, { lineId: `l${draft.lines.length}`, quantity }));
/** 2 x 5.00 and 1 x 10.00. */
export const TWO = added(added(EMPTY, item(500), '2'), item(1_000));
export const off = (draft: Draft, lineId: string, discount: LineDiscount | null, by = alone) => {
  const changed = discountLine(draft, by, { lineId, discount });
  return changed.ok ? permitDiscounts(by, changed.value) : changed;
};
export const offAll = (draft: Draft, asked: AskedDiscount | null, by = alone) => {
  const changed = discountDocument(draft, asked);
  return changed.ok ? permitDiscounts(by, changed.value) : changed;
};
export const priced = (draft: Draft, priceMinor: number | null, by = alone) => {
  const changed = changePrice(draft, by, { lineId: 'l0', priceMinor });
  return changed.ok ? permitDiscounts(by, changed.value) : changed;
};
export const values = (draft: Draft) => draft.lines.map(({ valueMinor }) => valueMinor);
