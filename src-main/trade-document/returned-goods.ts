import type { z } from 'zod';
import type { Desk } from '#main/desk/desk.ts';
import { readDraft } from '#main/sale/draft-store.ts';
import { isHiddenByBlindCount } from '#main/shift/blind.ts';
import { heldBy } from '#main/shift/shift-records.ts';
import type { Standing } from '#main/shift/standing.ts';
import { correctionsOf, findTradeDocument } from '#main/trade-document/find.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { returnWithoutReceiptSchema } from '#shared/contract/trade-document.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { CorrectionFacts, CorrectionOrder, PlanningFacts } from '#shared/sale/correct-sale.ts';
import { goodsOf, taxesOf } from '#shared/sale/draft.ts';
import { isSameRow } from '#shared/shift/figures.ts';

export type Receipt = Pick<CorrectionFacts, 'sale' | 'earlier' | 'hasReceipt'>;

export function receiptOf(desk: Desk, documentId: string): Result<Receipt, Refusal> {
  const event = findTradeDocument(desk.connection, documentId);
  if (event === null) return no({ code: 'trade_document_unknown' });
  if (event.kind !== 'sale.completed') return no({ code: 'trade_document_not_a_receipt' });
  return ok({ sale: event.body, earlier: correctionsOf(desk.connection, documentId), hasReceipt: true });
}

/** The half-typed document as goods that are only said to have been sold. */
export function typedGoods(desk: Desk, operatorId: string): Result<Receipt, Refusal> {
  const draft = readDraft(desk.connection, operatorId);
  if (draft === null || draft.lines.length === 0) return no({ code: 'document_empty' });
  if (draft.payments.length > 0) return no({ code: 'document_has_payments' });
  const { documentId, currency, customer } = draft;
  const lines = goodsOf(draft);
  const taxes = [...taxesOf(lines, desk.configuration().taxes)];
  const named = customer === null ? {} : { customer };
  const sale = { documentId, number: '', currency, lines, taxes, payments: [], ...named };
  return ok({ sale, earlier: [], hasReceipt: false });
}

export function allOf({ sale }: Receipt): CorrectionOrder['lines'] {
  return sale.lines.map(({ id: lineId, quantity }) => ({ lineId, quantity }));
}

export function orderOf(
  { reason, paymentForm, confirmed }: z.infer<typeof returnWithoutReceiptSchema>,
  lines: CorrectionOrder['lines'],
): CorrectionOrder {
  return { lines, reason, paymentForm, isConfirmed: confirmed };
}

/** What a correction is decided by, of one who stands in a shift. */
export function planningFacts(
  desk: Desk,
  { authority, owner, scene, shift }: Standing,
  receipt: Receipt,
): PlanningFacts {
  const held = heldBy(desk.connection, owner);
  return {
    ...receipt,
    authority,
    configuration: desk.configuration(),
    parameters: shift.parameters,
    scene,
    heldMinor: (row) => held.find((one) => isSameRow(one, row))?.amountMinor ?? 0,
    isBlind: isHiddenByBlindCount(desk, shift),
    newId: desk.newId,
  };
}
