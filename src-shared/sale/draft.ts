import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { must } from '#shared/assert.ts';
import { amountMinorSchema, currencyCodeSchema, idSchema } from '#shared/contract/fields.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { AMOUNT_MAX_MINOR, type Minor, roundToMinor, sum } from '#shared/money/amount.ts';
import { CASH_ROUNDINGS } from '#shared/money/cash-rounding.ts';
import { decimalText } from '#shared/money/decimal-text.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { chequeSchema } from '#shared/sale/cheque.ts';
import {
  documentDiscountSchema,
  type SaleCustomer,
  type SaleLine,
  type SaleTax,
  saleCustomerSchema,
  saleLineSchema,
} from '#shared/sale/sale-body.ts';
import { type WorkedOut, workOut } from '#shared/sale/work-out.ts';
import type { Tax } from '#shared/till/configuration.ts';

/** The percentage up to which somebody with the right to it has let a discount go; absent: nobody had to say so yet. */
const grantedPercentSchema = z.string().optional();

export const draftLineSchema = saleLineSchema.extend({ grantedPercent: grantedPercentSchema });
export type DraftLine = z.infer<typeof draftLineSchema>;

/** The half-typed document as it is kept after every key that changes it. */
export const draftSchema = z.strictObject({
  documentId: idSchema,
  /** Where it was begun; it is booked where it is completed. */
  shiftId: idSchema,
  sessionId: idSchema,
  currency: currencyCodeSchema,
  /** As frozen into the shift. */
  cashRounding: z.enum(CASH_ROUNDINGS).default('none'),
  lines: z.array(draftLineSchema),
  discount: documentDiscountSchema.extend({ grantedPercent: grantedPercentSchema }).optional(),
  customer: saleCustomerSchema.optional(),
  voidedLines: z.int(),
  payments: z.array(
    z.strictObject({
      paymentForm: idSchema,
      currency: currencyCodeSchema,
      rate: z.string(),
      givenMinor: amountMinorSchema,
      cheque: chequeSchema.nullable().default(null),
      /** Approved by a terminal: fixed, it can only be reversed. */
      cardPaymentId: idSchema.optional(),
    }),
  ),
});
export type Draft = z.infer<typeof draftSchema>;

/** What the catalogue knows of an item when it is put into a document. */
export type SoldItem = Omit<SaleLine, 'id' | 'quantity' | 'valueMinor' | 'priceChange' | 'discount'>;

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

/** The lines as they are sold: what only concerns the typing stays with the draft. */
export function goodsOf({ lines }: Pick<Draft, 'lines'>): SaleLine[] {
  return lines.map(({ grantedPercent: _, ...line }) => line);
}

/**
 * Adds an item. The same item scanned twice in a row is one line with the quantity of both, unless the first was sold for
 * less: what was said of one piece is not said of the next.
 */
export function addLine(
  draft: Draft,
  item: SoldItem,
  entry: { readonly lineId: string; readonly quantity: string },
): Result<Draft, Refusal> {
  const unpaid = withoutPayments(draft);
  if (!unpaid.ok) return unpaid;
  const last = draft.lines.at(-1);
  if (last !== undefined && isMore(last, item)) {
    return setLineQuantity(draft, last.id, decimalText(new Decimal(last.quantity).plus(entry.quantity)));
  }
  if (draft.lines.length >= LINES_MAX) return no({ code: 'document_full', facts: { lines: LINES_MAX } });
  const line = { ...item, id: entry.lineId, quantity: entry.quantity, valueMinor: 0 };
  return workedOut({ ...draft, lines: [...draft.lines, line] });
}

function isMore(last: DraftLine, item: SoldItem): boolean {
  const isPlain = last.priceChange === undefined && (last.discount?.asked ?? null) === null;
  return isPlain && last.itemId === item.itemId && last.priceMinor === item.priceMinor;
}

export function setLineQuantity(draft: Draft, lineId: string, quantity: string): Result<Draft, Refusal> {
  return changeLine(draft, lineId, (line) => ok({ ...line, quantity }));
}

/** One line changed, and all worked out again. Checked in this order: no payments, line known, the change itself, what it comes to. */
export function changeLine(
  draft: Draft,
  lineId: string,
  change: (line: DraftLine) => Result<DraftLine, Refusal>,
): Result<Draft, Refusal> {
  const unpaid = withoutPayments(draft);
  if (!unpaid.ok) return unpaid;
  const before = draft.lines.find(({ id }) => id === lineId);
  if (before === undefined) return no({ code: 'line_unknown' });
  const after = change(before);
  if (!after.ok) return after;
  return workedOut({ ...draft, lines: draft.lines.map((line) => (line.id === lineId ? after.value : line)) });
}

export function voidLine(draft: Draft, lineId: string): Result<Draft, Refusal> {
  const unpaid = withoutPayments(draft);
  if (!unpaid.ok) return unpaid;
  if (!draft.lines.some(({ id }) => id === lineId)) return no({ code: 'line_unknown' });
  const lines = draft.lines.filter(({ id }) => id !== lineId);
  return workedOut({ ...draft, lines, voidedLines: draft.voidedLines + 1 });
}

/** Whom it is for changes nothing of what is paid; null: nobody is named. */
export function nameCustomer({ customer: _, ...draft }: Draft, customer: SaleCustomer | null): Draft {
  return customer === null ? draft : { ...draft, customer };
}

/** A document with payments is not changed: what was paid for must stay what is sold. */
export function withoutPayments(draft: Draft): Result<null, Refusal> {
  return draft.payments.length > 0 ? no({ code: 'document_has_payments' }) : ok(null);
}

/** The document with every value worked out anew. A discount of a document without lines is forgotten with the last of them. */
export function workedOut(draft: Draft): Result<Draft, Refusal> {
  const { discount: asked, ...rest } = draft;
  const discount = draft.lines.length === 0 ? undefined : asked;
  const worked = workOut(draft.lines, discount);
  if (!worked.ok) return worked;
  const { documentMinor } = worked.value;
  const lines = draft.lines.map((line, index) => discounted(line, worked.value.lines[index]));
  if (draftTotal(lines) > AMOUNT_MAX_MINOR) return no({ code: 'amount_too_large' });
  return ok(
    discount === undefined
      ? { ...rest, lines }
      : { ...rest, lines, discount: { ...discount, amountMinor: documentMinor } },
  );
}

function discounted({ discount, ...line }: DraftLine, worked: WorkedOut | undefined): DraftLine {
  const { ownMinor, documentMinor, valueMinor } = must(worked, 'each line is worked out');
  const asked = discount?.asked ?? null;
  if (asked === null && documentMinor === 0) return { ...line, valueMinor };
  const authorisedBy = discount?.authorisedBy ?? null;
  return { ...line, valueMinor, discount: { asked, ownMinor, documentMinor, authorisedBy } };
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
