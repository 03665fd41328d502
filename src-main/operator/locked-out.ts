import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { failuresOf, type Waits } from '#main/operator/logon-failures.ts';
import { readRoster } from '#main/operator/roster-store.ts';
import { isLockedOut } from '#shared/access/lock-out.ts';
import { keepersOf } from '#shared/access/roster.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event, type Scene } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** The right to let in whom wrong PINs have locked out. */
export const LETS_IN = 'manage_operators';

/** Who is locked out after the wrong PINs until now. */
export function lockedOut(desk: Desk): (operatorId: string) => boolean {
  const facts = factsOf(desk);
  return (operatorId) => isLockedOut(operatorId, facts);
}

/** Wrong PINs left until the lock-out; null where it cannot come: switched off, or nobody else could let this one in. */
export function attemptsUntilLockOut(desk: Desk, operatorId: string): number | null {
  const facts = factsOf(desk);
  const failures = facts.failuresOf(operatorId);
  const failuresAtEnd = (id: string) => (id === operatorId ? facts.attempts : facts.failuresOf(id));
  const canCome = isLockedOut(operatorId, { ...facts, failuresOf: failuresAtEnd });
  return canCome ? Math.max(0, facts.attempts - failures) : null;
}

function factsOf(desk: Desk) {
  return {
    attempts: desk.configuration().pinAttempts,
    failuresOf: (operatorId: string) => failuresOf(desk, operatorId),
    keepers: keepersOf(readRoster(desk.connection)),
  };
}

/** Lets somebody in again whom wrong PINs have locked out; nothing is written for one who is not. */
export function writeLetIn(desk: Desk & Waits, scene: Scene, operatorId: string): void {
  if (failuresOf(desk, operatorId) === 0) return;
  desk.journal.append(event('operator.let_in', scene, { operatorId }));
  desk.waits.delete(operatorId);
}

/**
 * Whether somebody may try a PIN at all. A locked-out operator may with an authoriser who lets him in for good: the
 * counting of wrong PINs begins anew.
 */
export function passLockOut(
  desk: Desk & Waits,
  { id, name }: { readonly id: string; readonly name: string },
): Result<null, Refusal> {
  if (!lockedOut(desk)(id)) return ok(null);
  const { authoriser } = desk;
  if (authoriser === null) return no({ code: 'operator_locked_out', facts: { operator: name } });
  if (!authoriser.permissions.includes(LETS_IN))
    return no({ code: 'authoriser_not_permitted', facts: { authoriser: authoriser.name, permission: LETS_IN } });
  return carryOut(desk, { call: 'operator.letIn', input: { commandId: desk.newId() } }, () => {
    writeLetIn(desk, { actor: null, shiftId: null, sessionId: null, authorisedBy: authoriser.id }, id);
    return ok(null);
  });
}
