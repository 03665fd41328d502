import type { EventBody, KnownEvent } from '#shared/journal/event.ts';
import { regularValue } from '#shared/sale/regular.ts';
import { grossOf } from '#shared/sale/work-out.ts';

/**
 * Counts of a shift that are no money in an account: till and Agent keep them alike. `subject` is the item group of
 * `group_*` (not reduced by returns: domain reference 7.2), the hour of the wall clock of `hour_gross`; else empty.
 */
export type TallyEntry = { readonly name: string; readonly subject: string; readonly value: number };

export function talliesOf(event: KnownEvent): readonly TallyEntry[] {
  switch (event.kind) {
    case 'sale.completed':
      return [
        tally('receipts', 1),
        tally('items', event.body.lines.length),
        tally('voided_lines', event.body.voidedLines),
        { name: 'hour_gross', subject: event.wallAt.slice(11, 13), value: event.body.totalMinor },
        ...discountTallies(event.body),
        ...event.body.lines.flatMap(({ group, valueMinor }) => [
          { name: 'group_gross', subject: group, value: valueMinor },
          { name: 'group_items', subject: group, value: 1 },
        ]),
      ];
    case 'sale.corrected':
      return [tally('corrections', 1), tally('returned_items', event.body.lines.length)];
    case 'sale.discarded':
      return [tally('discarded_documents', 1)];
    case 'drawer.requested':
      return event.body.occasion === 'no_sale' ? [tally('no_sale_openings', 1)] : [];
    default:
      return [];
  }
}

/**
 * Discounts: each line's own and each document's counts once, all together have a value. Prices changed by hand and lines sold
 * for more than their price count apart; their value is below zero where they made things cheaper.
 */
function discountTallies({ discount, lines }: EventBody<'sale.completed'>): readonly TallyEntry[] {
  const own = lines.map((line) => line.discount?.ownMinor ?? 0);
  const granted = own.filter((minor) => minor > 0);
  const isWhole = discount !== undefined && discount.amountMinor > 0;
  const discounts = granted.length + (isWhole ? 1 : 0);
  const changed = lines.filter((line) => line.priceChange !== undefined || (line.discount?.ownMinor ?? 0) < 0);
  const changedBy = changed.map(
    (line) => grossOf(line) - regularValue(line) - Math.min(0, line.discount?.ownMinor ?? 0),
  );
  return [
    ...(discounts === 0
      ? []
      : [tally('discounts', discounts), tally('discounts_value', sum(granted) + (discount?.amountMinor ?? 0))]),
    ...(changed.length === 0
      ? []
      : [tally('price_changes', changed.length), tally('price_changes_value', sum(changedBy))]),
  ];
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function tally(name: string, value: number): TallyEntry {
  return { name, subject: '', value };
}
