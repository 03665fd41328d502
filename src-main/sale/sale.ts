import type { z } from 'zod';
import { findByBarcode, findById } from '#main/catalogue/items.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { dropDraft, keepDraft, readDraft } from '#main/sale/draft-store.ts';
import { shownDocument } from '#main/sale/shown-document.ts';
import { requireOperator, requireShift, type Standing } from '#main/shift/standing.ts';
import { permit } from '#shared/access/authority.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type {
  addItemSchema,
  assignPaymentSchema,
  SaleDocument,
  scanSchema,
  setQuantitySchema,
  voidLineSchema,
} from '#shared/contract/sale.ts';
import { event } from '#shared/journal/decision.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { givenOf } from '#shared/sale/complete-sale.ts';
import {
  addLine,
  type Draft,
  draftTotal,
  parseQuantity,
  type SoldItem,
  setLineQuantity,
  voidLine,
} from '#shared/sale/draft.ts';
import { amountForRemaining, mayAssign, settle } from '#shared/sale/settle.ts';

/** The half-typed document, or null. Nobody logged on: there is nothing to see. */
export function saleDocument(desk: Desk): Result<SaleDocument | null, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const draft = readDraft(desk.connection, operator.value.id);
  return ok(draft === null ? null : shownDocument(draft, desk.configuration()));
}

export function scan(desk: Desk, input: z.infer<typeof scanSchema>): Result<SaleDocument, Refusal> {
  return changeDraft(desk, { call: 'sale.scan', input }, (draft) => {
    const barcode = input.barcode.trim();
    const item = findByBarcode(desk.connection, barcode);
    return item === null ? no({ code: 'barcode_unknown', facts: { barcode } }) : add(desk, draft, item, input.quantity);
  });
}

export function addItem(desk: Desk, input: z.infer<typeof addItemSchema>): Result<SaleDocument, Refusal> {
  return changeDraft(desk, { call: 'sale.add', input }, (draft) => {
    const item = findById(desk.connection, input.itemId);
    return item === null ? no({ code: 'item_unknown' }) : add(desk, draft, item, input.quantity);
  });
}

function add(desk: Desk, draft: Draft, item: SoldItem, typedQuantity: string): Result<Draft, Refusal> {
  const quantity = parseQuantity(typedQuantity);
  return quantity.ok ? addLine(draft, item, { lineId: desk.newId(), quantity: quantity.value }) : quantity;
}

export function setQuantity(desk: Desk, input: z.infer<typeof setQuantitySchema>): Result<SaleDocument, Refusal> {
  return changeDraft(desk, { call: 'sale.setQuantity', input }, (draft) => {
    const quantity = parseQuantity(input.quantity);
    return quantity.ok ? setLineQuantity(draft, input.lineId, quantity.value) : quantity;
  });
}

export function voidOneLine(desk: Desk, input: z.infer<typeof voidLineSchema>): Result<SaleDocument, Refusal> {
  return changeDraft(desk, { call: 'sale.voidLine', input }, (draft) => voidLine(draft, input.lineId));
}

/** Assigns a payment. Checked in this order: form and currency, amount, something left to pay, not more than remains. */
export function assignPayment(desk: Desk, input: z.infer<typeof assignPaymentSchema>): Result<SaleDocument, Refusal> {
  return changeDraft(desk, { call: 'sale.assignPayment', input }, (draft) => {
    const configuration = desk.configuration();
    const form = configuration.paymentForms.find(({ id }) => id === input.paymentForm);
    const currency = configuration.currencies.find(({ code }) => code === input.currency);
    if (form === undefined || currency === undefined || !form.currencies.includes(currency.code)) {
      return no({ code: 'payment_form_unknown' });
    }
    if (draft.lines.length === 0) return no({ code: 'document_empty' });
    const before = settle(draftTotal(draft.lines), givenOf(draft, configuration));
    const amount =
      input.amount === null
        ? ok(amountForRemaining(before.remainingMinor, currency.rate))
        : parseAmount(input.amount, currency.minorDigits);
    if (!amount.ok) return amount;
    const { rate } = currency;
    const next = {
      paymentForm: form.id,
      isCash: form.kind === 'cash',
      currency: currency.code,
      rate,
      givenMinor: amount.value,
    };
    const allowed = mayAssign(before, next);
    if (!allowed.ok) return no(namedForm(allowed.refusal, { name: form.name, currency: draft.currency }));
    const payment = { paymentForm: form.id, currency: currency.code, rate, givenMinor: amount.value };
    return ok({ ...draft, payments: [...draft.payments, payment] });
  });
}

/** The words of a refusal name the form as the cashier knows it. */
function namedForm(refusal: Refusal, form: { readonly name: string; readonly currency: string }): Refusal {
  return { ...refusal, facts: { ...refusal.facts, form: form.name, currency: form.currency } };
}

export function undoPayment(desk: Desk, input: { readonly commandId: string }): Result<SaleDocument, Refusal> {
  return changeDraft(desk, { call: 'sale.undoPayment', input }, (draft) =>
    ok({ ...draft, payments: draft.payments.slice(0, -1) }),
  );
}

export function clearPayments(desk: Desk, input: { readonly commandId: string }): Result<SaleDocument, Refusal> {
  return changeDraft(desk, { call: 'sale.clearPayments', input }, (draft) => ok({ ...draft, payments: [] }));
}

/** Gives the document up. Its lines are written into the journal: what was typed and not sold can be seen. */
export function discard(desk: Desk, input: { readonly commandId: string }): Result<Record<string, never>, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { operator, scene } = standing.value;
  return carryOut(desk, { call: 'sale.discard', input }, () => {
    const draft = readDraft(desk.connection, operator.id);
    if (draft === null) return ok({});
    if (draft.payments.length > 0) return no({ code: 'document_has_payments' });
    if (draft.lines.length > 0 || draft.voidedLines > 0) {
      const { documentId, lines } = draft;
      desk.journal.append(event('sale.discarded', scene, { documentId, lines, totalMinor: draftTotal(lines) }));
    }
    dropDraft(desk.connection, operator.id);
    return ok({});
  });
}

/** Every change of the document: right, shift, the change itself, kept as typed before it is shown. */
function changeDraft(
  desk: Desk,
  command: { readonly call: string; readonly input: { readonly commandId: string } },
  change: (draft: Draft) => Result<Draft, Refusal>,
): Result<SaleDocument, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { authority, operator } = standing.value;
  const permitted = permit(authority, 'sell');
  if (!permitted.ok) return permitted;
  return carryOut(desk, command, () => {
    const changed = change(readDraft(desk.connection, operator.id) ?? newDraft(desk, standing.value));
    if (!changed.ok) return changed;
    keepDraft(desk.connection, operator.id, { draft: changed.value, changedAt: desk.clock.now().wall });
    return ok(shownDocument(changed.value, desk.configuration()));
  });
}

function newDraft(desk: Desk, { shift, sessionId }: Standing): Draft {
  return {
    documentId: desk.newId(),
    shiftId: shift.id,
    sessionId,
    currency: desk.configuration().systemCurrency,
    lines: [],
    voidedLines: 0,
    payments: [],
  };
}
