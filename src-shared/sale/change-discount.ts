import { type Authority, permit } from '#shared/access/authority.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { changeLine, type Draft, type DraftLine, withoutPayments, workedOut } from '#shared/sale/draft.ts';
import type { AskedDiscount } from '#shared/sale/sale-body.ts';
import { grossOf } from '#shared/sale/work-out.ts';

/** What is wanted for a line: so much off, or that it is sold for so much in all. */
export type LineDiscount = AskedDiscount | { readonly kind: 'value'; readonly valueMinor: number };

/** One line at another price; null: at the item's own again, which needs no right. Checked in this order: right, no payments, line known. */
export function changePrice(
  draft: Draft,
  authority: Authority,
  { lineId, priceMinor }: { readonly lineId: string; readonly priceMinor: number | null },
): Result<Draft, Refusal> {
  const permitted = priceMinor === null ? ok({ authorisedBy: null }) : permit(authority, 'change_price');
  if (!permitted.ok) return permitted;
  return changeLine(draft, lineId, ({ priceChange, ...line }) => {
    const regularPriceMinor = priceChange?.regularPriceMinor ?? line.priceMinor;
    if (priceMinor === null || priceMinor === regularPriceMinor) return ok({ ...line, priceMinor: regularPriceMinor });
    return ok({ ...line, priceMinor, priceChange: { regularPriceMinor, ...permitted.value } });
  });
}

/**
 * A line's own discount; null takes it off, which needs no right. How much of one somebody may give is decided over the whole
 * document, by `permitDiscounts`. Checked in this order: no payments, line known, the item takes discounts, right to sell for
 * more than the price, not more off than there is.
 */
export function discountLine(
  draft: Draft,
  authority: Authority,
  { lineId, discount }: { readonly lineId: string; readonly discount: LineDiscount | null },
): Result<Draft, Refusal> {
  return changeLine(draft, lineId, (line) => {
    const plain = withoutDiscount(line);
    const asked = discount === null ? null : askedOff(plain, discount);
    if (asked === null || isNothing(asked)) return ok(plain);
    const isMarkUp = asked.kind === 'amount' && asked.amountMinor < 0;
    if (line.noDiscount === true && !isMarkUp)
      return no({ code: 'item_takes_no_discount', facts: { item: line.name } });
    const permitted = isMarkUp ? permit(authority, 'change_price') : ok({ authorisedBy: null });
    if (!permitted.ok) return permitted;
    return ok({ ...plain, discount: { asked, ownMinor: 0, documentMinor: 0, ...permitted.value } });
  });
}

/** The document's discount; null takes it off. Checked in this order: no payments, something to take it off, not more off than there is. */
export function discountDocument(draft: Draft, asked: AskedDiscount | null): Result<Draft, Refusal> {
  const unpaid = withoutPayments(draft);
  if (!unpaid.ok) return unpaid;
  if (draft.lines.length === 0) return no({ code: 'document_empty' });
  const { discount: _, ...plain } = draft;
  if (asked === null || isNothing(asked)) return workedOut(plain);
  return workedOut({ ...plain, discount: { asked, amountMinor: 0, authorisedBy: null } });
}

/** Another discount has to be let go anew. */
function withoutDiscount({ discount: _discount, grantedPercent: _granted, ...line }: DraftLine): DraftLine {
  return line;
}

function askedOff(line: DraftLine, discount: LineDiscount): AskedDiscount {
  if (discount.kind !== 'value') return discount;
  return { kind: 'amount', amountMinor: grossOf(line) - discount.valueMinor };
}

function isNothing(asked: AskedDiscount): boolean {
  return asked.kind === 'percent' ? Number(asked.percent) === 0 : asked.amountMinor === 0;
}
