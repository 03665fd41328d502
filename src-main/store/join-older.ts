import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { readDraft } from '#main/sale/draft-store.ts';
import { ownShift } from '#main/shift/shift-records.ts';
import { requireShift } from '#main/shift/standing.ts';
import { joinShift } from '#main/store/join.ts';
import { pulledOpenShift } from '#main/store/pulled-facts.ts';
import type { StoreShift } from '#shared/contract/agent-shift.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import type { Owner } from '#shared/ledger/posting.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** The owner's older open shift, of which nobody knew when this till started another one; null: there is none. */
export function olderShift(desk: Desk, shift: { readonly id: string; readonly owner: Owner }): StoreShift | null {
  const told = pulledOpenShift(desk.connection, shift.owner);
  if (told === null || told.id === shift.id) return null;
  const isOfThisJournal = told.homeTill === desk.journal.till && ownShift(desk.connection, told.id) !== null;
  return isOfThisJournal ? null : told;
}

/**
 * Two shifts of one person become one (domain reference Q9): the one started here goes on as part of the older one, whose
 * beginning counts, and a new session is opened in that. Checked in this order: shift open, an older one open, half-typed
 * document.
 */
export function joinOlder(desk: Desk, input: { readonly commandId: string }): Result<Record<string, never>, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { operator, shift, sessionId, scene } = standing.value;
  return carryOut(desk, { call: 'shift.joinOlder', input }, () => {
    const older = olderShift(desk, shift);
    if (older === null) return no({ code: 'shift_not_joinable' });
    if ((readDraft(desk.connection, operator.id)?.lines.length ?? 0) > 0) return no({ code: 'session_open' });
    desk.journal.append(event('session.closed', scene, { sessionId, cause: 'by_hand' }));
    desk.journal.append(event('shift.attached', scene, { shiftId: shift.id, number: shift.number, into: older.id }));
    joinShift(desk, operator, older);
    return ok({});
  });
}
