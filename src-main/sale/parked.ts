import type { z } from 'zod';
import { cardHolds } from '#main/card/card-holds.ts';
import { cardPaymentsOf } from '#main/card/card-records.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { dropDraft, readDraft } from '#main/sale/draft-store.ts';
import { findParked, forgetParked, keepParked, type ParkedDraft } from '#main/sale/parked-store.ts';
import { requireShift } from '#main/shift/standing.ts';
import { permit } from '#shared/access/authority.ts';
import { isRunning, MANUAL_TERMINAL } from '#shared/card/card-payment.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { deleteParkedSchema } from '#shared/contract/sale.ts';
import { event } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { type Draft, draftTotal, goodsOf } from '#shared/sale/draft.ts';
import type { ParkingReason } from '#shared/sale/parking-reason.ts';

/**
 * Puts the half-typed document aside, so that the next customer can be served: by the cashier's wish, or with its card
 * payments and the question nobody can answer yet. A terminal that is at work is waited for; it says soon how it ended.
 */
export function park(desk: Desk, input: { readonly commandId: string }): Result<Record<string, never>, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { authority, operator, scene } = standing.value;
  const permitted = permit(authority, 'sell');
  if (!permitted.ok) return permitted;
  return carryOut(desk, { call: 'sale.park', input }, () => {
    const draft = readDraft(desk.connection, operator.id);
    if (draft === null || draft.lines.length === 0) return no({ code: 'document_empty' });
    const why = whyParked(desk, draft);
    if (!why.ok) return why;
    if (why.value === 'card_payment') {
      desk.journal.append(event('card.parked', scene, { documentId: draft.documentId }));
    }
    putAside(desk, { draft, reason: why.value, operatorId: operator.id });
    return ok({});
  });
}

export function whyParked(desk: Desk, draft: Draft): Result<ParkingReason, Refusal> {
  const payments = cardPaymentsOf(desk.connection, draft.documentId);
  if (payments.every(({ state }) => state === 'declined' || state === 'reversed')) {
    return draft.payments.length > 0 ? no({ code: 'document_has_payments' }) : ok('by_cashier');
  }
  const isAtWork = payments.some((payment) => isRunning(payment) && payment.terminal !== MANUAL_TERMINAL);
  return isAtWork ? no({ code: 'card_payment_running' }) : ok('card_payment');
}

/** Takes the document off the desk of its operator. Must run inside a transaction. */
export function putAside(
  desk: Desk,
  { draft, operatorId, reason }: Pick<ParkedDraft, 'draft' | 'reason'> & { readonly operatorId: string },
): void {
  const parkedAt = desk.clock.now().wall;
  keepParked(desk.connection, { draft, reason, parkedBy: operatorId, parkedAt, parkedByName: null, cameFrom: null });
  dropDraft(desk.connection, operatorId);
}

/**
 * Gives a parked document up. Its lines are written into the journal, like those of any discarded one. One with payments
 * is taken up and its payments are taken off or reversed first.
 */
export function deleteParked(
  desk: Desk,
  input: z.infer<typeof deleteParkedSchema>,
): Result<Record<string, never>, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { authority, scene } = standing.value;
  const permitted = permit(authority, 'delete_parked');
  if (!permitted.ok) return permitted;
  return carryOut(desk, { call: 'sale.deleteParked', input }, () => {
    const parked = findParked(desk.connection, input.documentId);
    if (parked === null) return no({ code: 'parked_unknown' });
    const held = cardHolds(desk, parked.draft);
    if (held !== null) return no(held);
    const { documentId, payments } = parked.draft;
    if (payments.length > 0) return no({ code: 'document_has_payments' });
    const lines = goodsOf(parked.draft);
    const body = { documentId, lines, totalMinor: draftTotal(lines) };
    desk.journal.append(event('sale.discarded', { ...scene, ...permitted.value }, body));
    forgetParked(desk.connection, input.documentId);
    return ok({});
  });
}
