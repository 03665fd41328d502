import type { z } from 'zod';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { openForPayments } from '#main/drawer/open-drawer.ts';
import { queueCorrection } from '#main/paper/correction-paper.ts';
import { formName } from '#main/paper/paper-shop.ts';
import { dropDraft, readDraft } from '#main/sale/draft-store.ts';
import { isHiddenByBlindCount } from '#main/shift/blind.ts';
import { nextNumbers } from '#main/shift/numbering.ts';
import { heldBy } from '#main/shift/shift-records.ts';
import { requireShift, type Standing } from '#main/shift/standing.ts';
import { correctionsOf, findTradeDocument } from '#main/trade-document/find.ts';
import { must } from '#shared/assert.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type {
  askRefundSchema,
  CorrectedSale,
  correctSaleSchema,
  RefundSheet,
  returnWithoutReceiptSchema,
} from '#shared/contract/trade-document.ts';
import { minor } from '#shared/money/amount.ts';
import { fewestPieces } from '#shared/money/currency.ts';
import { no, ok, type Result } from '#shared/result.ts';
import {
  type CorrectionFacts,
  type CorrectionOrder,
  correctSale,
  refundOf,
  returnedLines,
} from '#shared/sale/correct-sale.ts';
import { goodsOf, taxesOf } from '#shared/sale/draft.ts';
import { isSameRow } from '#shared/shift/figures.ts';

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

type Receipt = Pick<CorrectionFacts, 'sale' | 'earlier' | 'hasReceipt'>;

function receiptOf(desk: Desk, documentId: string): Result<Receipt, Refusal> {
  const event = findTradeDocument(desk.connection, documentId);
  if (event === null) return no({ code: 'trade_document_unknown' });
  if (event.kind !== 'sale.completed') return no({ code: 'trade_document_not_a_receipt' });
  return ok({ sale: event.body, earlier: correctionsOf(desk.connection, documentId), hasReceipt: true });
}

/** The half-typed document as goods that are only said to have been sold. */
function typedGoods(desk: Desk, operatorId: string): Result<Receipt, Refusal> {
  const draft = readDraft(desk.connection, operatorId);
  if (draft === null || draft.lines.length === 0) return no({ code: 'document_empty' });
  if (draft.payments.length > 0) return no({ code: 'document_has_payments' });
  const { documentId, currency } = draft;
  const lines = goodsOf(draft);
  const taxes = [...taxesOf(lines, desk.configuration().taxes)];
  const sale = { documentId, number: '', currency, lines, taxes, payments: [] };
  return ok({ sale, earlier: [], hasReceipt: false });
}

function allOf({ sale }: Receipt): CorrectionOrder['lines'] {
  return sale.lines.map(({ id: lineId, quantity }) => ({ lineId, quantity }));
}

function orderOf(
  { reason, paymentForm, confirmed }: z.infer<typeof returnWithoutReceiptSchema>,
  lines: CorrectionOrder['lines'],
): CorrectionOrder {
  return { lines, reason, paymentForm, isConfirmed: confirmed };
}

function book(
  desk: Desk,
  { authority, owner, scene, shift }: Standing,
  receipt: Receipt,
  order: CorrectionOrder,
): Result<CorrectedSale, Refusal> {
  const configuration = desk.configuration();
  const { tillCode } = configuration;
  const held = heldBy(desk.connection, owner);
  const decided = correctSale(
    {
      ...receipt,
      authority,
      configuration,
      parameters: shift.parameters,
      owner,
      scene,
      businessDate: shift.business_date,
      heldMinor: (row) => held.find((one) => isSameRow(one, row))?.amountMinor ?? 0,
      isBlind: isHiddenByBlindCount(desk, shift),
      newId: desk.newId,
      nextNumber: nextNumbers(desk.connection, { tillCode, businessDate: shift.business_date }),
    },
    order,
  );
  if (!decided.ok) return decided;
  const kept = desk.journal.append(decided.value);
  const { documentId, number, currency, totalMinor, refund } = decided.value.body;
  const printJobId = queueCorrection(desk, kept);
  openForPayments(desk, {
    scene,
    occasion: 'correction',
    documentNumber: number,
    printJobId,
    paymentForms: [refund.paymentForm],
    changeMinor: 0,
  });
  const paidIn = must(
    configuration.currencies.find(({ code }) => code === currency),
    'a correction has a currency of the till',
  );
  const isCash = configuration.paymentForms.some(({ id, kind }) => id === refund.paymentForm && kind === 'cash');
  return ok({
    documentId,
    number,
    currency,
    totalMinor,
    refundMinor: refund.amountMinor,
    roundingMinor: refund.roundingMinor,
    handOver: isCash ? [...fewestPieces(minor(refund.amountMinor), paidIn.denominations)] : [],
    printJobId,
  });
}
