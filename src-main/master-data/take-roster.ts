import type { Desk } from '#main/desk/desk.ts';
import { takeAccess } from '#main/master-data/take-access.ts';
import { TAKEN, type Taken } from '#main/master-data/taken.ts';
import { forgetGroup, keepGroup, keepOperator, readOperators, readRoster } from '#main/operator/roster-store.ts';
import { leaveDay } from '#main/shift/session.ts';
import type { MasterChange } from '#shared/contract/agent-master-data.ts';
import { event } from '#shared/journal/decision.ts';
import { mergeRoster, type RosterChange } from '#shared/master-data/merge-roster.ts';
import { ok, type Result } from '#shared/result.ts';

const NOBODY = { actor: null, shiftId: null, sessionId: null };

/**
 * Operators and groups, then their PINs and badges; each change is written down as one made at the till is. Whoever is logged
 * on works on with the rights of now, and is logged off if assigned to this till no more: the half-typed document is kept, an
 * open shift stays open until somebody ends it.
 */
export function takeRoster(desk: Desk, changes: readonly MasterChange[]): Result<Taken, string> {
  const { configuration, connection, journal } = desk;
  const people = changes.filter(({ kind }) => kind === 'operator' || kind === 'operator_group');
  const merged = mergeRoster(readRoster(connection), people as readonly RosterChange[], configuration().tillCode);
  if (!merged.ok) return merged;
  const { groups, operators } = merged.value;
  // Names are unique: two groups that take each other's would meet halfway.
  for (const { after } of groups) forgetGroup(connection, after.id);
  for (const { before, after } of groups) {
    keepGroup(connection, after);
    journal.append(event('operator_group.changed', NOBODY, { before, after }));
  }
  for (const { before, after } of operators) {
    keepOperator(connection, after);
    journal.append(event('operator.changed', NOBODY, { before, after }));
  }
  const access = takeAccess(desk, changes);
  return access.ok ? ok(seatAfter(desk)) : access;
}

function seatAfter(desk: Desk): Taken {
  const { connection, journal, seat } = desk;
  const { operator: seated } = seat;
  const now = readOperators(connection).find(({ id }) => id === seated?.id);
  if (seated === null || now === undefined) return TAKEN;
  // A PIN is asked for at the next log-on; whoever serves somebody is not stopped to choose one.
  if (now.isAssigned) return { settle: () => seat.renew({ ...now, mustChangePin: seated.mustChangePin }) };
  leaveDay(desk, seated);
  journal.append(event('operator.logged_off', NOBODY, { operatorId: seated.id }));
  return { settle: () => seat.leave() };
}
