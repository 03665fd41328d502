import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { isPin } from '#main/operator/pin.ts';
import { readOperators, type StoredOperator } from '#main/till/settings.ts';
import { attemptsRemaining, delayAfter } from '#shared/access/pin-delay.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** What checking a PIN needs beside the desk. */
export type PinDesk = Desk & {
  readonly pinSecret: Buffer;
  /** Monotonic time until which an operator has to wait, by operator; lives as long as this run. */
  readonly waits: Map<string, number>;
  /** One PIN is checked at a time: many guesses at once would all be hashed before the first one counts. */
  readonly pinTurn: { last: Promise<unknown> };
};

export type ShownPin = { readonly operatorId: string; readonly pin: string };

/**
 * Checks a PIN wherever one is asked for: log-on, lock, authorization. Checked in this order: operator known, waiting
 * time, PIN. A wrong one is written down and counts towards the delay, whichever window it was typed in.
 */
export function checkPin(desk: PinDesk, shown: ShownPin): Promise<Result<StoredOperator, Refusal>> {
  const turn = desk.pinTurn.last.then(() => checkInTurn(desk, shown));
  // A fault reaches its own caller by `turn`; whoever is next must not be held up by it.
  desk.pinTurn.last = turn.catch(() => null);
  return turn;
}

async function checkInTurn(desk: PinDesk, shown: ShownPin): Promise<Result<StoredOperator, Refusal>> {
  const operator = readOperators(desk.connection).find(({ id }) => id === shown.operatorId);
  if (operator === undefined) return no({ code: 'operator_unknown' });
  const waitMs = waitOf(desk, operator.id);
  if (waitMs > 0) return no({ code: 'pin_locked', facts: { seconds: Math.ceil(waitMs / 1_000) } });
  if (await isPin(shown.pin, operator.pinHash, desk.pinSecret)) return ok(operator);
  // A wrong PIN is a command of its own: repeating an old command id must never open anything.
  return carryOut(desk, { call: 'operator.wrongPin', input: { commandId: desk.newId() } }, () =>
    turnAway(desk, operator),
  );
}

function turnAway(desk: PinDesk, operator: StoredOperator): Result<never, Refusal> {
  const failures = failuresOf(desk, operator.id) + 1;
  const nobody = { actor: null, shiftId: null, sessionId: null };
  desk.journal.append(event('operator.logon_failed', nobody, { operatorId: operator.id, failures }));
  const delayMs = turnAwayUntil(desk, operator.id, failures);
  return delayMs > 0
    ? no({ code: 'pin_locked', facts: { seconds: Math.ceil(delayMs / 1_000) } })
    : no({ code: 'pin_wrong', facts: { remaining: attemptsRemaining(failures) } });
}

/** Makes whoever failed wait, and says how long. */
export function turnAwayUntil(desk: PinDesk, operatorId: string, failures: number): number {
  const delayMs = delayAfter(failures);
  if (delayMs > 0) desk.waits.set(operatorId, desk.clock.now().monotonicMs + delayMs);
  return delayMs;
}

/** Measured on the monotonic clock, so that turning the wall clock on shortens nothing; a restart waits the whole time. */
export function waitOf(desk: PinDesk, operatorId: string): number {
  const { monotonicMs } = desk.clock.now();
  const until = desk.waits.get(operatorId);
  if (until !== undefined) return until - monotonicMs;
  const owed = delayAfter(failuresOf(desk, operatorId));
  if (owed > 0) desk.waits.set(operatorId, monotonicMs + owed);
  return owed;
}

export function failuresOf(desk: Desk, operatorId: string): number {
  const row = desk.connection
    .prepare('SELECT failures FROM logon_failure WHERE operator_id = ?')
    .pluck()
    .get(operatorId);
  return typeof row === 'number' ? row : 0;
}
