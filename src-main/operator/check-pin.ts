import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { attemptsUntilLockOut, lockedOut, passLockOut } from '#main/operator/locked-out.ts';
import { failuresOf, turnAwayUntil, type Waits, waitOf } from '#main/operator/logon-failures.ts';
import { isOfficePin } from '#main/operator/office-access.ts';
import { isPin } from '#main/operator/pin.ts';
import { readOperators, type StoredOperator } from '#main/operator/roster-store.ts';
import type { InTurn } from '#main/time/one-at-a-time.ts';
import { isOver } from '#shared/access/office-access.ts';
import { attemptsRemaining, FREE_ATTEMPTS } from '#shared/access/pin-delay.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** What checking a PIN needs beside the desk. */
export type PinDesk = Desk &
  Waits & {
    readonly pinSecret: Buffer;
    /** One PIN is checked at a time: many guesses at once would all be hashed before the first one counts. */
    readonly pinTurn: InTurn;
    /** The desk over the real ledger, also while training: who may do what is no game. */
    readonly real: () => PinDesk;
  };

export type ShownPin = { readonly operatorId: string; readonly pin: string };

/**
 * Checks a PIN wherever one is asked for: log-on, lock, authorization. Checked in this order: operator of this
 * till, lock-out, waiting time, PIN, its end. A wrong one is written down and counts towards the delay, whichever window it was typed in.
 */
export function checkPin(desk: PinDesk, shown: ShownPin): Promise<Result<StoredOperator, Refusal>> {
  return desk.pinTurn(() => checkInTurn({ ...desk.real(), authoriser: desk.authoriser }, shown));
}

async function checkInTurn(desk: PinDesk, shown: ShownPin): Promise<Result<StoredOperator, Refusal>> {
  const operator = operatorHere(desk, shown.operatorId);
  if (operator === undefined) return no({ code: 'operator_unknown' });
  const passed = passLockOut(desk, operator);
  if (!passed.ok) return passed;
  const waitMs = waitOf(desk, operator.id);
  if (waitMs > 0) return no(waiting(desk, operator, waitMs));
  if (await isPinOf(operator, shown.pin, desk.pinSecret)) return withoutEnd(desk, operator);
  // A wrong PIN is a command of its own: repeating an old command id must never open anything.
  return carryOut(desk, { call: 'operator.wrongPin', input: { commandId: desk.newId() } }, () =>
    turnAway(desk, operator),
  );
}

function isPinOf({ officePin, pinHash }: StoredOperator, pin: string, secret: Buffer): Promise<boolean> {
  if (officePin !== null) return isOfficePin(pin, officePin);
  return pinHash === '' ? Promise.resolve(false) : isPin(pin, pinHash, secret);
}

/** A PIN of the office has an end, by this till's clock. */
function withoutEnd({ clock }: Desk, operator: StoredOperator): Result<StoredOperator, Refusal> {
  const { name, officePin } = operator;
  const hasEnded = officePin !== null && isOver(officePin, clock.now().wall);
  return hasEnded ? no({ code: 'one_time_pin_over', facts: { operator: name } }) : ok(operator);
}

/** Whoever is not assigned to this till is nobody here. */
export function operatorHere(desk: Desk, operatorId: unknown): StoredOperator | undefined {
  return readOperators(desk.connection).find(({ id, isAssigned }) => id === operatorId && isAssigned);
}

function turnAway(desk: PinDesk, operator: StoredOperator): Result<never, Refusal> {
  const { id: operatorId, name } = operator;
  const failures = failuresOf(desk, operatorId) + 1;
  desk.journal.append(event('operator.logon_failed', NOBODY, { operatorId, failures }));
  if (lockedOut(desk)(operatorId)) {
    desk.journal.append(event('operator.locked_out', NOBODY, { operatorId, failures }));
    return no({ code: 'operator_locked_out', facts: { operator: name } });
  }
  const delayMs = turnAwayUntil(desk, operatorId, failures);
  if (delayMs > 0) return no(waiting(desk, operator, delayMs));
  const left = attemptsUntilLockOut(desk, operatorId) ?? FREE_ATTEMPTS;
  return no({ code: 'pin_wrong', facts: { remaining: Math.min(attemptsRemaining(failures), left) } });
}

const NOBODY = { actor: null, shiftId: null, sessionId: null };

/** How long to wait and, where a lock-out can come, how many tries are left until it does. */
function waiting(desk: PinDesk, { id }: StoredOperator, waitMs: number): Refusal {
  const remaining = attemptsUntilLockOut(desk, id);
  const seconds = Math.ceil(waitMs / 1_000);
  return { code: 'pin_locked', facts: { seconds, ...(remaining === null ? {} : { remaining }) } };
}
