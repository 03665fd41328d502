import { Decimal } from 'decimal.js';
import type { Refusal } from '#shared/contract/refusal.ts';
import { allocate, type Minor, minor, roundToMinor, sum } from '#shared/money/amount.ts';
import { percentOf } from '#shared/money/percent.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { AskedDiscount, SaleLine } from '#shared/sale/sale-body.ts';

/** What of a line its value is worked out from. */
type Priced = Pick<SaleLine, 'name' | 'priceMinor' | 'quantity' | 'noDiscount' | 'discount'>;
type Whole = { readonly asked: AskedDiscount } | undefined;

export function lineValue(priceMinor: number, quantity: string): Minor {
  return roundToMinor(new Decimal(priceMinor).times(quantity));
}

/** Price times quantity, before anything is taken off. */
export function grossOf({ priceMinor, quantity }: Pick<SaleLine, 'priceMinor' | 'quantity'>): Minor {
  return lineValue(priceMinor, quantity);
}

/** An asked discount of so much money. */
export function amountOff(asked: AskedDiscount, ofMinor: number): Minor {
  if (asked.kind === 'amount') return minor(asked.amountMinor);
  return roundToMinor(new Decimal(ofMinor).times(asked.percent).dividedBy(100));
}

/** The percentage that was asked for: of an amount, what it is of so much money; of a mark-up nothing. */
export function askedPercent(asked: AskedDiscount, ofMinor: number): Decimal {
  if (asked.kind === 'percent') return new Decimal(asked.percent);
  return Decimal.max(0, percentOf(asked.amountMinor, ofMinor));
}

/** What remains of a line after its own discount: what the document's discount is taken off, and split by. */
export function shareable(line: Priced): number {
  if (line.noDiscount === true) return 0;
  const asked = line.discount?.asked ?? null;
  return grossOf(line) - (asked === null ? 0 : amountOff(asked, grossOf(line)));
}

export type WorkedOut = { readonly ownMinor: Minor; readonly documentMinor: Minor; readonly valueMinor: Minor };

/**
 * Lines after all discounts: each line's own first, then the document's, split over them by what remains, without losing a
 * cent (domain reference, section 12: user and header discounts are calculated last). Nothing is sold for less than nothing.
 */
export function workOut(
  lines: readonly Priced[],
  whole: Whole,
): Result<{ readonly lines: readonly WorkedOut[]; readonly documentMinor: Minor }, Refusal> {
  const own = lines.map((line) => {
    const asked = line.discount?.asked ?? null;
    return asked === null ? minor(0) : amountOff(asked, grossOf(line));
  });
  const over = lines.find((line, index) => (own[index] ?? 0) > grossOf(line));
  if (over !== undefined) return no({ code: 'discount_exceeds_value', facts: { item: over.name } });
  const shares = lines.map(shareable);
  const base = sum(shares.map(minor));
  const documentMinor = whole === undefined ? minor(0) : amountOff(whole.asked, base);
  if (documentMinor > base) return no({ code: 'document_discount_exceeds_value' });
  const split =
    lines.length === 0
      ? []
      : allocate(
          documentMinor,
          shares.map((share) => new Decimal(share)),
        );
  return ok({
    documentMinor,
    lines: lines.map((line, index) => {
      const [ownMinor, share] = [own[index] ?? minor(0), split[index] ?? minor(0)];
      return { ownMinor, documentMinor: share, valueMinor: minor(grossOf(line) - ownMinor - share) };
    }),
  });
}
