import { Decimal } from 'decimal.js';
import { type Authority, type Permit, permit } from '#shared/access/authority.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { decimalText } from '#shared/money/decimal-text.ts';
import { oneAfterAnother, percentText } from '#shared/money/percent.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { Draft, DraftLine } from '#shared/sale/draft.ts';
import { askedPercent, grossOf, shareable } from '#shared/sale/work-out.ts';

/**
 * Whether somebody's maximum stands behind every discount of a document. It holds for what a line comes down by in all, its
 * own discount and the document's together, so that two small ones make no large one. What was let go once is not asked for
 * again, whoever goes on with the document; a change that makes more of it is, for example a smaller quantity under an amount.
 */
export function permitDiscounts(authority: Authority, draft: Draft): Result<Draft, Refusal> {
  const whole = wholePercent(draft);
  const granted = new Decimal(draft.discount?.grantedPercent ?? 0);
  const wholeGranted = Decimal.max(whole, granted);
  const needed = draft.lines.map((line) => {
    const percent = linePercent(line, whole);
    const isLet = percent.lessThanOrEqualTo(Decimal.max(wholeGranted, line.grantedPercent ?? 0));
    return isLet ? null : percent;
  });
  const asked = needed.filter((percent) => percent !== null);
  if (whole.greaterThan(granted)) asked.push(whole);
  if (asked.length === 0) return ok(draft);
  const permitted = mayTakeOff(authority, Decimal.max(...asked));
  if (!permitted.ok) return permitted;
  const { authorisedBy } = permitted.value;
  const lines = draft.lines.map((line, index) => {
    const percent = needed[index] ?? null;
    return percent === null ? line : lineGranted(line, percent, authorisedBy);
  });
  const { discount } = draft;
  if (discount === undefined || !whole.greaterThan(granted)) return ok({ ...draft, lines });
  return ok({
    ...draft,
    lines,
    discount: { ...discount, grantedPercent: decimalText(whole), authorisedBy: authorisedBy ?? discount.authorisedBy },
  });
}

function lineGranted(line: DraftLine, percent: Decimal, authorisedBy: string | null): DraftLine {
  const { discount } = line;
  const kept = { ...line, grantedPercent: decimalText(percent) };
  return discount === undefined || authorisedBy === null ? kept : { ...kept, discount: { ...discount, authorisedBy } };
}

/** What the document's discount takes off what it is split over. */
function wholePercent({ discount, lines }: Draft): Decimal {
  if (discount === undefined) return new Decimal(0);
  const base = lines.reduce((sum, line) => sum + shareable(line), 0);
  return comparable(askedPercent(discount.asked, base));
}

/** As it was asked for, not as it came out in cents: a tenth of nine cents is one cent, which is more than a tenth. */
function linePercent(line: DraftLine, whole: Decimal): Decimal {
  const asked = line.discount?.asked ?? null;
  const own = asked === null ? new Decimal(0) : askedPercent(asked, grossOf(line));
  return comparable(line.noDiscount === true ? own : oneAfterAnother(own, whole));
}

/** Thirds have no end; beyond four decimals two percentages are the same. */
function comparable(percent: Decimal): Decimal {
  return percent.toDecimalPlaces(4, Decimal.ROUND_HALF_UP);
}

function mayTakeOff(authority: Authority, percent: Decimal): Result<Permit, Refusal> {
  const permitted = permit(authority, 'user_discount');
  if (!permitted.ok) return permitted;
  const { operator, authoriser } = authority;
  const may = (who: Authority['operator']) =>
    who.permissions.includes('user_discount') && percent.lessThanOrEqualTo(who.maxDiscount);
  if (may(operator)) return ok({ authorisedBy: null });
  if (authoriser !== null && may(authoriser)) return ok({ authorisedBy: authoriser.id });
  const short = authoriser ?? operator;
  return no({
    code: 'discount_above_maximum',
    facts: {
      operator: short.name,
      percent: percentText(percent),
      maximum: short.permissions.includes('user_discount') ? short.maxDiscount : '0',
      permission: 'user_discount',
      ...(authoriser === null ? {} : { ofAuthoriser: 1 }),
    },
  });
}
