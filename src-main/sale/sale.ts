import type { z } from 'zod';
import { cardHolds } from '#main/card/card-holds.ts';
import { findById } from '#main/catalogue/items.ts';
import { scannedItem } from '#main/catalogue/scanned-item.ts';
import { chequesOf } from '#main/counting/cheques.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { changeDraft } from '#main/sale/change-draft.ts';
import { dropDraft, readDraft } from '#main/sale/draft-store.ts';
import { shownDocument } from '#main/sale/shown-document.ts';
import { requireOperator, requireShift } from '#main/shift/standing.ts';
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
import { cashStep } from '#shared/money/currency.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { type Cheque, takeCheque } from '#shared/sale/cheque.ts';
import { roundingOf, settlementOf } from '#shared/sale/complete-sale.ts';
import {
  addLine,
  type Draft,
  draftTotal,
  goodsOf,
  parseQuantity,
  type SoldItem,
  setLineQuantity,
  voidLine,
} from '#shared/sale/draft.ts';
import { amountForRemaining, asTaken, mayAssign } from '#shared/sale/settle.ts';
import { paymentFormName } from '#shared/till/payment-form-name.ts';

/** The half-typed document, or null. Nobody logged on: there is nothing to see. */
export function saleDocument(desk: Desk): Result<SaleDocument | null, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const draft = readDraft(desk.connection, operator.value.id);
  return ok(draft === null ? null : shownDocument(draft, desk.configuration()));
}

export function scan(desk: Desk, input: z.infer<typeof scanSchema>): Result<SaleDocument, Refusal> {
  return changeDraft(desk, { call: 'sale.scan', input }, (draft) => {
    const scanned = scannedItem(desk, input.barcode);
    if (!scanned.ok) return scanned;
    const { item, quantity } = scanned.value;
    return add(desk, draft, item, quantity ?? input.quantity);
  });
}

export function addItem(desk: Desk, input: z.infer<typeof addItemSchema>): Result<SaleDocument, Refusal> {
  return changeDraft(desk, { call: 'sale.add', input }, (draft) => {
    const item = findById(desk.connection, input.itemId);
    return item === null ? no({ code: 'item_unknown' }) : add(desk, draft, item, input.quantity);
  });
}

/** Checked in this order: the item’s tax is one of the till’s, the quantity. */
function add(desk: Desk, draft: Draft, item: SoldItem, typedQuantity: string): Result<Draft, Refusal> {
  if (!desk.configuration().taxes.some(({ code }) => code === item.taxCode))
    return no({ code: 'item_tax_unknown', facts: { item: item.name, tax: item.taxCode } });
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

/** Assigns a payment. Checked in this order: form and currency, amount, coins that make it up, something left to pay, not more than remains, cheque. */
export function assignPayment(desk: Desk, input: z.infer<typeof assignPaymentSchema>): Result<SaleDocument, Refusal> {
  return changeDraft(desk, { call: 'sale.assignPayment', input }, (draft) => {
    const configuration = desk.configuration();
    const form = configuration.paymentForms.find(({ id }) => id === input.paymentForm);
    const currency = configuration.currencies.find(({ code }) => code === input.currency);
    if (form === undefined || currency === undefined || !form.currencies.includes(currency.code)) {
      return no({ code: 'payment_form_unknown' });
    }
    if (form.kind === 'card' && desk.terminal.setting().kind !== 'none') {
      return no({ code: 'card_needs_terminal', facts: { form: form.name } });
    }
    if (draft.lines.length === 0) return no({ code: 'document_empty' });
    const before = settlementOf(draft, configuration);
    const by = roundingOf(draft);
    const { rate } = currency;
    const stepMinor = form.kind === 'cash' ? cashStep(currency, draft.currency) : 1;
    const amount =
      input.amount === null
        ? ok(amountForRemaining(before.remainingMinor, { rate, stepMinor }))
        : parseAmount(input.amount, currency.minorDigits);
    if (!amount.ok) return amount;
    if (amount.value % stepMinor !== 0) return no(ofNoPieces(amount.value, { stepMinor, currency: currency.code }));
    const typed = {
      paymentForm: form.id,
      isCash: form.kind === 'cash',
      currency: currency.code,
      rate,
      givenMinor: amount.value,
    };
    const next = asTaken(typed, by);
    const allowed = mayAssign(before, next, by);
    if (!allowed.ok)
      return no(
        namedForm(allowed.refusal, { name: paymentFormName(form, configuration.language), currency: draft.currency }),
      );
    const taken = takeCheque(form.kind === 'cheque', input.cheque, chequesTaken(desk, draft));
    if (!taken.ok) return taken;
    const { givenMinor } = next;
    const payment = { paymentForm: form.id, currency: currency.code, rate, givenMinor, cheque: taken.value };
    return ok({ ...draft, payments: [...draft.payments, payment] });
  });
}

/** An amount between two that notes and coins of a currency make up. */
function ofNoPieces(amountMinor: number, of: { readonly stepMinor: number; readonly currency: string }): Refusal {
  const { currency, stepMinor: valueMinor } = of;
  const belowMinor = amountMinor - (amountMinor % valueMinor);
  return {
    code: 'value_of_no_pieces',
    facts: { valueMinor, belowMinor, aboveMinor: belowMinor + valueMinor, currency },
  };
}

/** Cheques of the document and of the shift so far: none is taken twice. */
function chequesTaken(desk: Desk, draft: Draft): readonly Cheque[] {
  const own = draft.payments.flatMap(({ cheque }) => cheque ?? []);
  return [...own, ...chequesOf(desk.connection, draft.shiftId, 'ticked')];
}

/** The words of a refusal name the form as the cashier knows it. */
function namedForm(refusal: Refusal, form: { readonly name: string; readonly currency: string }): Refusal {
  return { ...refusal, facts: { ...refusal.facts, form: form.name, currency: form.currency } };
}

export function undoPayment(desk: Desk, input: { readonly commandId: string }): Result<SaleDocument, Refusal> {
  return changeDraft(desk, { call: 'sale.undoPayment', input }, (draft) => {
    const last = draft.payments.findLastIndex(({ cardPaymentId }) => cardPaymentId === undefined);
    if (last === -1 && draft.payments.length > 0) return no({ code: 'card_payment_fixed' });
    return ok({ ...draft, payments: draft.payments.filter((_payment, index) => index !== last) });
  });
}

export function clearPayments(desk: Desk, input: { readonly commandId: string }): Result<SaleDocument, Refusal> {
  return changeDraft(desk, { call: 'sale.clearPayments', input }, (draft) => {
    const payments = draft.payments.filter(({ cardPaymentId }) => cardPaymentId !== undefined);
    if (payments.length > 0 && payments.length === draft.payments.length) return no({ code: 'card_payment_fixed' });
    return ok({ ...draft, payments });
  });
}

/** Gives the document up. Its lines are written into the journal: what was typed and not sold can be seen. */
export function discard(desk: Desk, input: { readonly commandId: string }): Result<Record<string, never>, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { operator, scene } = standing.value;
  return carryOut(desk, { call: 'sale.discard', input }, () => {
    const draft = readDraft(desk.connection, operator.id);
    if (draft === null) return ok({});
    const held = cardHolds(desk, draft);
    if (held !== null) return no(held);
    if (draft.payments.length > 0) return no({ code: 'document_has_payments' });
    if (draft.lines.length > 0 || draft.voidedLines > 0) {
      const { documentId } = draft;
      const lines = goodsOf(draft);
      desk.journal.append(event('sale.discarded', scene, { documentId, lines, totalMinor: draftTotal(lines) }));
    }
    dropDraft(desk.connection, operator.id);
    return ok({});
  });
}
