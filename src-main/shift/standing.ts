import type { Desk } from '#main/desk/desk.ts';
import { openSessionsOf, openShiftOf, type ShiftRecord } from '#main/shift/shift-records.ts';
import type { Authority } from '#shared/access/authority.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Scene } from '#shared/journal/decision.ts';
import type { Owner } from '#shared/ledger/posting.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { Operator } from '#shared/till/configuration.ts';

/** Where the logged-on operator stands: whose money, which shift, which session. */
export type Standing = {
  readonly operator: Operator;
  readonly owner: Owner;
  readonly shift: ShiftRecord;
  readonly sessionId: string;
  readonly scene: Scene;
  readonly authority: Authority;
};

/** In shift mode the operator answers for the money. */
export function ownerOf(operator: Operator): Owner {
  return `operator:${operator.id}`;
}

export function requireOperator(desk: Desk): Result<Operator, Refusal> {
  const { operator } = desk.seat;
  return operator === null ? no({ code: 'nobody_logged_on' }) : ok(operator);
}

/** The standing that every act with money needs. */
export function requireShift(desk: Desk): Result<Standing, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const owner = ownerOf(operator.value);
  const shift = openShiftOf(desk.connection, owner);
  const sessionId = shift === null ? undefined : openSessionsOf(desk.connection, shift.id)[0];
  if (shift === null || sessionId === undefined) return no({ code: 'shift_not_open' });
  return ok({
    operator: operator.value,
    owner,
    shift,
    sessionId,
    scene: { actor: operator.value.id, shiftId: shift.id, sessionId },
    authority: { operator: operator.value, authoriser: desk.authoriser },
  });
}
