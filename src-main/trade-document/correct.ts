import type { z } from 'zod';
import { cardPaymentsOf } from '#main/card/card-records.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { formName } from '#main/paper/paper-shop.ts';
import { dropDraft } from '#main/sale/draft-store.ts';
import { requireShift, type Standing } from '#main/shift/standing.ts';
import { keepCorrection, placeOf } from '#main/trade-document/keep-correction.ts';
import {
  allOf,
  orderOf,
  planningFacts,
  type Receipt,
  receiptOf,
  typedGoods,
} from '#main/trade-document/returned-goods.ts';
import { whyHeld } from '#shared/card/card-decisions.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type {
  askRefundSchema,
  CorrectedSale,
  correctSaleSchema,
  RefundSheet,
  returnWithoutReceiptSchema,
} from '#shared/contract/trade-document.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { type CorrectionOrder, correctSale, refundOf, returnedLines } from '#shared/sale/correct-sale.ts';

/** Takes goods of a receipt back: document, postings, figures and slip in one transaction. */
export function correct(desk: Desk, input: z.infer<typeof correctSaleSchema>): Result<CorrectedSale, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  return carryOut(desk, { call: 'tradeDocument.correct', input }, () => {
    const receipt = receiptOf(desk, input.documentId);
    return receipt.ok ? book(desk, standing.value, receipt.value, orderOf(input, input.lines)) : receipt;
  });
}

/** Takes back what stands in the half-typed document, which is put away with it. */
export function returnWithoutReceipt(
  desk: Desk,
  input: z.infer<typeof returnWithoutReceiptSchema>,
): Result<CorrectedSale, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { operator } = standing.value;
  return carryOut(desk, { call: 'tradeDocument.returnWithoutReceipt', input }, () => {
    const typed = typedGoods(desk, operator.id);
    if (!typed.ok) return typed;
    const booked = book(desk, standing.value, typed.value, orderOf(input, allOf(typed.value)));
    if (booked.ok) dropDraft(desk.connection, operator.id);
    return booked;
  });
}

/** What paying these goods back would come to in each form of the till. */
export function refundSheet(
  desk: Desk,
  { documentId, lines }: z.infer<typeof askRefundSchema>,
): Result<RefundSheet, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const receipt = documentId === null ? typedGoods(desk, standing.value.operator.id) : receiptOf(desk, documentId);
  if (!receipt.ok) return receipt;
  const asked = documentId === null ? allOf(receipt.value) : lines;
  const returned = asked.length === 0 ? ok([]) : returnedLines(receipt.value, asked);
  if (!returned.ok) return returned;
  const configuration = desk.configuration();
  const facts = { ...receipt.value, configuration, parameters: standing.value.shift.parameters };
  return ok({
    currency: receipt.value.sale.currency,
    totalMinor: returned.value.reduce((sum, { valueMinor }) => sum + valueMinor, 0),
    lines: returned.value.map(({ id: lineId, valueMinor }) => ({ lineId, valueMinor })),
    forms: configuration.paymentForms.flatMap(({ id: paymentForm, kind }) => {
      const refunded = refundOf(facts, returned.value, paymentForm);
      if (refunded === null) return [];
      const { amountMinor: refundMinor, roundingMinor } = refunded.refund;
      return [
        {
          paymentForm,
          name: formName(configuration, paymentForm),
          kind,
          refundMinor,
          roundingMinor,
          needsRight: refunded.isOtherForm,
        },
      ];
    }),
  });
}

/**
 * Books what comes back. Nothing is paid back past the terminal where a card has one, nor while it may have paid already.
 * Checked in this order: all that a correction is checked for, a refund under way, a form that the terminal pays.
 */
function book(
  desk: Desk,
  standing: Standing,
  receipt: Receipt,
  order: CorrectionOrder,
): Result<CorrectedSale, Refusal> {
  const { businessDate, nextNumber, owner } = placeOf(desk, standing);
  const decided = correctSale({ ...planningFacts(desk, standing, receipt), businessDate, nextNumber, owner }, order);
  if (!decided.ok) return decided;
  const held = whyHeld(cardPaymentsOf(desk.connection, receipt.sale.documentId));
  if (held !== null) return no(held);
  const form = desk.configuration().paymentForms.find(({ id }) => id === order.paymentForm);
  if (form?.kind === 'card' && desk.terminal.setting().kind !== 'none') {
    return no({ code: 'card_needs_terminal', facts: { form: form.name } });
  }
  return ok(keepCorrection(desk, decided.value));
}
