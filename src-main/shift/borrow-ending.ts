import type { z } from 'zod';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { requireEnding } from '#main/shift/ending.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { borrowEndingSchema } from '#shared/contract/shift.ts';
import { event } from '#shared/journal/decision.ts';
import { ok, type Result } from '#shared/result.ts';

/**
 * Opens the end of another's shift for its whole length: somebody shows a PIN once, and every command of this ending from
 * this seat carries that name. Whoever holds the right needs nobody, and nothing is lent. What the window shows it asks for
 * itself: where the drawer is counted blindly, that is nothing yet.
 */
export function borrowEnding(
  desk: Desk,
  input: z.infer<typeof borrowEndingSchema>,
): Result<Record<string, never>, Refusal> {
  const ending = requireEnding(desk, input.shiftId);
  if (!ending.ok) return ending;
  const { shift, authority, permission, authorisedBy, sessions } = ending.value;
  let isRepeat = true;
  const result = carryOut(desk, { call: 'shift.borrowEnding', input }, () => {
    isRepeat = false;
    if (authorisedBy !== null) {
      const scene = {
        actor: authority.operator.id,
        shiftId: shift.id,
        sessionId: sessions[0]?.id ?? null,
        authorisedBy,
      };
      desk.journal.append(event('operator.right_lent', scene, { operatorId: authority.operator.id, permission }));
    }
    return ok({});
  });
  // An old command asked again must not lend anew what was given back since.
  if (result.ok && !isRepeat && authorisedBy !== null && authority.authoriser !== null)
    desk.seat.lend({ shiftId: shift.id, authoriser: authority.authoriser });
  desk.wake();
  return result;
}

/** The window was closed: what was lent for it is given back. */
export function returnEnding(desk: Desk): Result<Record<string, never>, Refusal> {
  if (desk.seat.loan !== null) {
    desk.seat.returnLoan();
    desk.wake();
  }
  return ok({});
}
