import type { z } from 'zod';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { lockedOut } from '#main/operator/locked-out.ts';
import { failuresOf } from '#main/operator/logon-failures.ts';
import { keepGroup, keepOperator, readOperators, readRoster } from '#main/operator/roster-store.ts';
import { requireOperator, requireRight } from '#main/shift/standing.ts';
import { isOver } from '#shared/access/office-access.ts';
import { type OperatorGroup, type RosterOperator, withGroup, withOperator } from '#shared/access/roster.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { changeGroupSchema, changeOperatorSchema, ShownRoster } from '#shared/contract/roster-calls.ts';
import { event } from '#shared/journal/decision.ts';
import { parsePercent } from '#shared/money/percent.ts';
import { no, ok, type Result } from '#shared/result.ts';

export function showRoster(desk: Desk): Result<ShownRoster, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const isLockedOut = lockedOut(desk);
  const withBadge = desk.connection
    .prepare('SELECT operator_id FROM operator_badge UNION SELECT operator_id FROM office_badge')
    .pluck()
    .all();
  const { wall } = desk.clock.now();
  return ok({
    operators: readOperators(desk.connection).map(({ officePin, pinHash, ...one }) => ({
      ...one,
      isLockedOut: isLockedOut(one.id),
      failures: failuresOf(desk, one.id),
      hasPin: officePin === null ? pinHash !== '' : !isOver(officePin, wall),
      hasBadge: withBadge.includes(one.id),
    })),
    groups: [...readRoster(desk.connection).groups],
  });
}

/** Changes one operator or adds somebody new. Checked in this order: right, operator known, what the roster becomes. */
export function changeOperator(
  desk: Desk,
  input: z.infer<typeof changeOperatorSchema>,
): Result<{ operatorId: string }, Refusal> {
  const scene = requireRight(desk, 'manage_operators');
  if (!scene.ok) return scene;
  const done = carryOut(desk, { call: 'roster.changeOperator', input }, () => {
    const roster = readRoster(desk.connection);
    const before = roster.operators.find(({ id }) => id === input.operatorId) ?? null;
    if (input.operatorId !== null && before === null) return no({ code: 'operator_unknown' });
    const { name, role, groupIds, isAssigned } = input;
    const after: RosterOperator = { id: before?.id ?? desk.newId(), name, role, groupIds, isAssigned };
    const decided = withOperator(roster, after);
    if (!decided.ok) return decided;
    keepOperator(desk.connection, after);
    desk.journal.append(event('operator.changed', scene.value, { before, after }));
    return ok({ operatorId: after.id });
  });
  if (done.ok) renewSeat(desk);
  return done;
}

/** Changes the rights of a group or adds one. Checked in this order: right, group known, its highest discount, what the roster becomes. */
export function changeGroup(
  desk: Desk,
  input: z.infer<typeof changeGroupSchema>,
): Result<{ groupId: string }, Refusal> {
  const scene = requireRight(desk, 'manage_operators');
  if (!scene.ok) return scene;
  const done = carryOut(desk, { call: 'roster.changeGroup', input }, () => {
    const roster = readRoster(desk.connection);
    const before = roster.groups.find(({ id }) => id === input.groupId) ?? null;
    if (input.groupId !== null && before === null) return no({ code: 'group_unknown' });
    const { name, permissions } = input;
    const maxDiscount = parsePercent(input.maxDiscount);
    if (!maxDiscount.ok) return maxDiscount;
    const after: OperatorGroup = {
      id: before?.id ?? desk.newId(),
      name,
      permissions,
      maxDiscount: maxDiscount.value,
    };
    const decided = withGroup(roster, after);
    if (!decided.ok) return decided;
    keepGroup(desk.connection, after);
    desk.journal.append(event('operator_group.changed', scene.value, { before, after }));
    return ok({ groupId: after.id });
  });
  if (done.ok) renewSeat(desk);
  return done;
}

/** Whoever sits here works on with the rights of now, not with those of the log-on. */
function renewSeat(desk: Desk): void {
  const { operator } = desk.seat;
  const now = readOperators(desk.connection).find(({ id }) => id === operator?.id);
  if (operator !== null && now !== undefined) desk.seat.renew({ ...now, mustChangePin: operator.mustChangePin });
  desk.wake();
}
