import type { Desk } from '#main/desk/desk.ts';
import { type ShiftRecord, shiftById } from '#main/shift/shift-records.ts';
import { ownerOf, requireOperator, requireShift } from '#main/shift/standing.ts';
import { permit } from '#shared/access/authority.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** A shift that is looked at: one’s own open one when none is named; another’s needs the right to see it. */
export function requireSeen(desk: Desk, shiftId: string | undefined): Result<ShiftRecord, Refusal> {
  if (shiftId === undefined) {
    const standing = requireShift(desk);
    return standing.ok ? ok(standing.value.shift) : standing;
  }
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const shift = shiftById(desk.connection, shiftId);
  if (shift === null) return no({ code: 'shift_unknown' });
  if (shift.owner === ownerOf(desk, operator.value)) return ok(shift);
  // Whoever was lent the ending of a shift may look at what is ended.
  if (desk.seat.lenderFor(shiftId) !== null) return ok(shift);
  const permitted = permit({ operator: operator.value, authoriser: desk.authoriser }, 'view_other_shifts');
  return permitted.ok ? ok(shift) : permitted;
}
