import type { Desk } from '#main/desk/desk.ts';
import type { Seated } from '#main/desk/seat.ts';
import { openSessionOf, openShiftOf, type ShiftRecord } from '#main/shift/shift-records.ts';
import { whyNoSession, whyNoShift } from '#main/shift/why-not-open.ts';
import { type Authority, permit } from '#shared/access/authority.ts';
import type { Permission } from '#shared/access/permission.ts';
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

/** Who answers for the money: in shift mode the operator, in day mode the till. Here and nowhere else the mode decides. */
export function ownerOf(desk: Desk, operator: Pick<Operator, 'id'>): Owner {
  const { workMode, tillCode } = desk.configuration();
  return workMode === 'day' ? `till:${tillCode}` : `operator:${operator.id}`;
}

export function requireOperator(desk: Desk): Result<Seated, Refusal> {
  const { operator } = desk.seat;
  return operator === null ? no({ code: 'nobody_logged_on' }) : ok(operator);
}

/** The scene of an act outside any shift, by somebody who holds the right to it or was lent it for this once. */
export function requireRight(desk: Desk, ...needed: readonly Permission[]): Result<Scene, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const permitted = permit({ operator: operator.value, authoriser: desk.authoriser }, ...needed);
  if (!permitted.ok) return permitted;
  return ok({ actor: operator.value.id, shiftId: null, sessionId: null, ...permitted.value });
}

/** The standing that every act with money needs. */
export function requireShift(desk: Desk): Result<Standing, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const owner = ownerOf(desk, operator.value);
  const shift = openShiftOf(desk.connection, owner);
  const sessionId = shift === null ? null : openSessionOf(desk.connection, shift.id, operator.value.id);
  if (shift === null) return no(whyNoShift(desk, owner));
  if (sessionId === null) return no(whyNoSession(desk, shift));
  return ok({
    operator: operator.value,
    owner,
    shift,
    sessionId,
    scene: { actor: operator.value.id, shiftId: shift.id, sessionId },
    authority: { operator: operator.value, authoriser: desk.authoriser },
  });
}
