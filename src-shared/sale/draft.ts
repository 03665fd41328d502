import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { amountMinorSchema, currencyCodeSchema, idSchema } from '#shared/contract/fields.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { AMOUNT_MAX_MINOR, type Minor, roundToMinor, sum } from '#shared/money/amount.ts';
import { decimalText } from '#shared/money/decimal-text.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { type SaleLine, type SaleTax, saleLineSchema } from '#shared/sale/sale-body.ts';
import type { Tax } from '#shared/till/configuration.ts';

/** The half-typed document as it is kept after every key that changes it. */
export const draftSchema = z.strictObject({
  documentId: idSchema,
  shiftId: idSchema,
  sessionId: idSchema,
  currency: currencyCodeSchema,
  lines: z.array(saleLineSchema),
  voidedLines: z.int(),
  payments: z.array(
    z.strictObject({
      paymentForm: idSchema,
      currency: currencyCodeSchema,
      rate: z.string(),
      givenMinor: amountMinorSchema,
    }),
  ),
});
export type Draft = z.infer<typeof draftSchema>;

/** What the catalogue knows of an item when it is put into a document. */
export type SoldItem = Omit<SaleLine, 'id' | 'quantity' | 'valueMinor'>;

const LINES_MAX = 1_000;
const QUANTITY_MAX = new Decimal(1_000_000);

/** A quantity as typed: above zero, at most three decimals, point or comma. Returned as canonical decimal text. */
export function parseQuantity(text: string): Result<string, Refusal> {
  const match = /^(\d{1,7})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (match === null) return no({ code: 'quantity_malformed' });
  const quantity = new Decimal(`${match[1]}.${match[2] ?? '0'}`);
  if (quantity.isZero() || quantity.greaterThan(QUANTITY_MAX)) return no({ code: 'quantity_malformed' });
  return ok(decimalText(quantity));
}

export function lineValue(priceMinor: number, quantity: string): Minor {
  return roundToMinor(new Decimal(priceMinor).times(quantity));
}

/** Adds an item. The same item scanned twice in a row is one line with the quantity of both. */
export function addLine(
  draft: Draft,
  item: SoldItem,
  entry: { readonly lineId: string; readonly quantity: string },
): Result<Draft, Refusal> {
  const unpaid = withoutPayments(draft);
  if (!unpaid.ok) return unpaid;
  const last = draft.lines.at(-1);
  if (last !== undefined && last.itemId === item.itemId && last.priceMinor === item.priceMinor) {
    return setLineQuantity(draft, last.id, decimalText(new Decimal(last.quantity).plus(entry.quantity)));
  }
  if (draft.lines.length >= LINES_MAX) return no({ code: 'document_full', facts: { lines: LINES_MAX } });
  const line = {
    ...item,
    id: entry.lineId,
    quantity: entry.quantity,
    valueMinor: lineValue(item.priceMinor, entry.quantity),
  };
  return bounded({ ...draft, lines: [...draft.lines, line] });
}

export function setLineQuantity(draft: Draft, lineId: string, quantity: string): Result<Draft, Refusal> {
  const unpaid = withoutPayments(draft);
  if (!unpaid.ok) return unpaid;
  if (!draft.lines.some(({ id }) => id === lineId)) return no({ code: 'line_unknown' });
  const lines = draft.lines.map((line) =>
    line.id === lineId ? { ...line, quantity, valueMinor: lineValue(line.priceMinor, quantity) } : line,
  );
  return bounded({ ...draft, lines });
}

export function voidLine(draft: Draft, lineId: string): Result<Draft, Refusal> {
  const unpaid = withoutPayments(draft);
  if (!unpaid.ok) return unpaid;
  if (!draft.lines.some(({ id }) => id === lineId)) return no({ code: 'line_unknown' });
  return ok({
    ...draft,
    lines: draft.lines.filter(({ id }) => id !== lineId),
    voidedLines: draft.voidedLines + 1,
  });
}

/** A document with payments is not changed: what was paid for must stay what is sold. */
function withoutPayments(draft: Draft): Result<null, Refusal> {
  return draft.payments.length > 0 ? no({ code: 'document_has_payments' }) : ok(null);
}

function bounded(draft: Draft): Result<Draft, Refusal> {
  return draftTotal(draft.lines) > AMOUNT_MAX_MINOR ? no({ code: 'amount_too_large' }) : ok(draft);
}

export function draftTotal(lines: readonly Pick<SaleLine, 'valueMinor'>[]): Minor {
  return sum(lines.map(({ valueMinor }) => valueMinor as Minor));
}

/**
 * Tax contained in gross prices, per tax code, worked out from the code's gross sum and rounded once:
 * `tax = gross * rate / (100 + rate)`. Net is what is left, so that net and tax always make up gross.
 */
export function taxesOf(lines: readonly SaleLine[], taxes: readonly Tax[]): readonly SaleTax[] {
  const used = taxes.filter(({ code }) => lines.some(({ taxCode }) => taxCode === code));
  return used.map(({ code, rate }) => {
    const grossMinor = draftTotal(lines.filter(({ taxCode }) => taxCode === code));
    const taxMinor = roundToMinor(new Decimal(grossMinor).times(rate).dividedBy(new Decimal(100).plus(rate)));
    return { code, rate, grossMinor, netMinor: grossMinor - taxMinor, taxMinor };
  });
}
