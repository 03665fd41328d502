import { cardHolds } from '#main/card/card-holds.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { keepDraft, readDraft } from '#main/sale/draft-store.ts';
import { shownDocument } from '#main/sale/shown-document.ts';
import { requireShift, type Standing } from '#main/shift/standing.ts';
import { pulledShift } from '#main/store/pulled-facts.ts';
import { type Authority, permit } from '#shared/access/authority.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { SaleDocument } from '#shared/contract/sale.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { Draft } from '#shared/sale/draft.ts';
import { permitDiscounts } from '#shared/sale/permit-discounts.ts';

/** Every change of the document: shift, right, the change itself, the right to its discounts, kept as typed before it is shown. */
export function changeDraft(
  desk: Desk,
  command: { readonly call: string; readonly input: { readonly commandId: string } },
  change: (draft: Draft, authority: Authority) => Result<Draft, Refusal>,
): Result<SaleDocument, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { authority, operator } = standing.value;
  const permitted = permit(authority, 'sell');
  if (!permitted.ok) return permitted;
  return carryOut(desk, command, () => {
    const typed = readDraft(desk.connection, operator.id);
    const stopped = typed === null || typed.lines.length === 0 ? closedElsewhere(desk, standing.value) : null;
    if (stopped !== null) return no(stopped);
    const draft = typed ?? newDraft(desk, standing.value);
    const held = cardHolds(desk, draft);
    if (held !== null) return no(held);
    const changed = change(draft, authority);
    const permittedDraft = changed.ok ? permitDiscounts(authority, changed.value) : changed;
    if (!permittedDraft.ok) return permittedDraft;
    keepDraft(desk.connection, operator.id, { draft: permittedDraft.value, changedAt: desk.clock.now().wall });
    return ok(shownDocument(permittedDraft.value, desk.configuration()));
  });
}

/** Told that the shift is ended elsewhere, a till finishes the document in hand and begins no other. */
function closedElsewhere({ connection }: Desk, { shift }: Standing): Refusal | null {
  const end = pulledShift(connection, shift.id)?.end ?? null;
  return end === null ? null : { code: 'shift_ended_elsewhere', facts: { number: shift.number, till: end.till } };
}

function newDraft(desk: Desk, { shift, sessionId }: Standing): Draft {
  return {
    documentId: desk.newId(),
    shiftId: shift.id,
    sessionId,
    currency: desk.configuration().systemCurrency,
    cashRounding: shift.parameters.cashRounding,
    lines: [],
    voidedLines: 0,
    payments: [],
  };
}
