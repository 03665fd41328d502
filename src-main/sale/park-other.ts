import type { z } from 'zod';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { putAside, whyParked } from '#main/sale/parked.ts';
import { requireEnding } from '#main/shift/ending.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { parkOtherSchema } from '#shared/contract/sale.ts';
import { event } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { draftTotal } from '#shared/sale/draft.ts';

/**
 * Puts aside what the owner of a shift left half typed at this till, so that the shift can be ended and nothing is lost: it
 * waits in Pending Documents under its cashier's name. Checked in this order: shift open, right to end it, a document
 * there, no terminal at work. Whoever does it is written down, because the cashier was not asked.
 */
export function parkOther(desk: Desk, input: z.infer<typeof parkOtherSchema>): Result<Record<string, never>, Refusal> {
  const ending = requireEnding(desk, input.shiftId);
  if (!ending.ok) return ending;
  const { authority, authorisedBy, documentOf, openDocument: draft, sessions, shift } = ending.value;
  return carryOut(desk, { call: 'sale.parkOther', input }, () => {
    if (draft === null || draft.lines.length === 0) return no({ code: 'document_empty' });
    const why = whyParked(desk, draft);
    if (!why.ok) return why;
    const sessionId = sessions.find(({ operatorId }) => operatorId === documentOf)?.id ?? null;
    const scene = { actor: authority.operator.id, shiftId: shift.id, sessionId, authorisedBy };
    const { documentId, lines } = draft;
    const facts = { documentId, operatorId: documentOf, lineCount: lines.length, totalMinor: draftTotal(lines) };
    desk.journal.append(event('sale.parked_for', scene, facts));
    if (why.value === 'card_payment') desk.journal.append(event('card.parked', scene, { documentId }));
    putAside(desk, { draft, reason: why.value, operatorId: documentOf });
    return ok({});
  });
}
