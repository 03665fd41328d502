import type { Desk } from '#main/desk/desk.ts';
import { openSessionsOf, type ShiftRecord, shiftById } from '#main/shift/shift-records.ts';
import { ownerOf, requireOperator, requireShift } from '#main/shift/standing.ts';
import { type Authority, permit } from '#shared/access/authority.ts';
import type { Permission } from '#shared/access/permission.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** A shift that somebody is ending: its owner, or another who may. What is typed for its end belongs to the shift. */
export type Ending = {
  readonly shift: ShiftRecord;
  readonly sessionIds: readonly string[];
  readonly authority: Authority;
  /** The right that ending this shift needs. */
  readonly permission: Permission;
};

/**
 * One’s own open shift when none is named, else the named one (article "Shift work", User shifts: end the selected shift
 * if the operator is entitled to). Checked in this order: logged on, shift open, right.
 */
export function requireEnding(desk: Desk, shiftId: string | undefined): Result<Ending, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const authority = { operator: operator.value, authoriser: desk.authoriser };
  if (shiftId === undefined) {
    const own = requireShift(desk);
    return own.ok ? ok(endingOf(desk, own.value.shift, authority)) : own;
  }
  const shift = shiftById(desk.connection, shiftId);
  if (shift === null || shift.status !== 'open') return no({ code: 'shift_not_open' });
  const ending = endingOf(desk, shift, authority);
  const permitted = ending.permission === 'end_own_shift' ? ok(null) : permit(authority, ending.permission);
  return permitted.ok ? ok(ending) : permitted;
}

function endingOf(desk: Desk, shift: ShiftRecord, authority: Authority): Ending {
  return {
    shift,
    sessionIds: openSessionsOf(desk.connection, shift.id),
    authority,
    permission: shift.owner === ownerOf(authority.operator) ? 'end_own_shift' : 'end_other_shift',
  };
}
