import type { z } from 'zod';
import { carryOut, wasCarriedOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { bringParked } from '#main/sale/bring-parked.ts';
import { keepDraft, readDraft } from '#main/sale/draft-store.ts';
import { findParked, forgetParked, type ParkedDraft } from '#main/sale/parked-store.ts';
import { isOthers } from '#main/sale/pending.ts';
import { shownDocument } from '#main/sale/shown-document.ts';
import { requireShift, type Standing } from '#main/shift/standing.ts';
import { receiveParked } from '#main/store/move-parked.ts';
import { pulledParked } from '#main/store/pulled-parked.ts';
import { type Authority, type Permit, permit } from '#shared/access/authority.ts';
import type { ArrivingDocument } from '#shared/contract/agent-parked.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { continueParkedSchema, SaleDocument } from '#shared/contract/sale.ts';
import { event, type Scene } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { draftTotal } from '#shared/sale/draft.ts';
import { isSellable } from '#shared/sale/moved-document.ts';

type Continue = z.infer<typeof continueParkedSchema>;

const CALL = 'sale.continueParked';

/**
 * Takes a parked document up again, into the shift of whoever goes on with it: the sale is booked where it is completed. One that is
 * parked at another till is brought here first. Checked in this order: shift open, right to sell, right to what others parked, no
 * other document in hand, to be had, everything known that selling it needs.
 */
export async function continueParked(desk: Desk, input: Continue): Promise<Result<SaleDocument, Refusal>> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { authority, operator } = standing.value;
  const permitted = permit(authority, 'sell');
  if (!permitted.ok) return permitted;
  if (wasCarriedOut(desk, { call: CALL, commandId: input.commandId })) return takeUp(desk, input, null);
  const told = pulledParked(desk.connection).find(({ documentId }) => documentId === input.documentId);
  if (told === undefined) return takeUp(desk, input, null);
  const allowed = permitContinue(desk, authority, { ...told, parkedBy: told.parkedBy ?? '' });
  if (!allowed.ok) return allowed;
  if (hasOwn(desk, operator.id)) return no({ code: 'document_in_hand' });
  const brought = await bringParked(desk, input.documentId, operator);
  return brought.ok ? takeUp(desk, input, brought.value) : brought;
}

function permitContinue(
  desk: Desk,
  authority: Authority,
  parked: Pick<ParkedDraft, 'parkedBy' | 'reason'>,
): Result<Permit, Refusal> {
  return isOthers(desk, parked) ? permit(authority, 'edit_others_documents') : ok({ authorisedBy: null });
}

function hasOwn({ connection }: Desk, operatorId: string): boolean {
  const own = readDraft(connection, operatorId);
  return own !== null && (own.lines.length > 0 || own.payments.length > 0);
}

/** Takes up what is parked here, or has just arrived. What arrived stays parked here, whatever becomes of the rest. */
function takeUp(desk: Desk, input: Continue, arriving: ArrivingDocument | null): Result<SaleDocument, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { authority, operator, scene } = standing.value;
  return carryOut(desk, { call: CALL, input }, () => {
    if (arriving !== null && !receiveParked(desk, arriving)) return no({ code: 'parked_unreadable' });
    const parked = findParked(desk.connection, input.documentId);
    if (parked === null) return no({ code: 'parked_unknown' });
    const allowed = permitContinue(desk, authority, parked);
    if (!allowed.ok) return allowed;
    if (hasOwn(desk, operator.id)) return no({ code: 'document_in_hand' });
    if (!isSellable(parked.draft, desk.configuration())) return no({ code: 'parked_unreadable' });
    writeTakenUp(desk, parked, { ...scene, ...allowed.value });
    return ok(intoHand(desk, parked, standing.value));
  });
}

function writeTakenUp(desk: Desk, { draft, parkedBy, reason }: ParkedDraft, scene: Scene): void {
  const { documentId, lines } = draft;
  if (reason === 'card_payment') desk.journal.append(event('card.taken_up', scene, { documentId }));
  if (!isOthers(desk, { parkedBy, reason })) return;
  const facts = { documentId, parkedBy, lineCount: lines.length, totalMinor: draftTotal(lines) };
  desk.journal.append(event('sale.parked_taken_up', scene, facts));
}

function intoHand(desk: Desk, parked: ParkedDraft, { operator, sessionId, shift }: Standing): SaleDocument {
  // What was paid for stays rounded as it was when it was paid.
  const { cashRounding } = parked.draft.payments.length > 0 ? parked.draft : shift.parameters;
  const draft = { ...parked.draft, shiftId: shift.id, sessionId, cashRounding };
  forgetParked(desk.connection, draft.documentId);
  keepDraft(desk.connection, operator.id, { draft, changedAt: desk.clock.now().wall });
  return shownDocument(draft, desk.configuration());
}
