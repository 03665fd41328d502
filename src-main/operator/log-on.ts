import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { isPin } from '#main/operator/pin.ts';
import { readOperators, type StoredOperator } from '#main/till/settings.ts';
import { attemptsRemaining, delayAfter } from '#shared/access/pin-delay.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';

export type LogOnDesk = Desk & {
  readonly pinSecret: Buffer;
  /** Monotonic time until which an operator has to wait, by operator; lives as long as this run. */
  readonly waits: Map<string, number>;
};

type LogOn = { readonly commandId: string; readonly operatorId: string; readonly pin: string };

/** Logs an operator on. Checked in this order: seat taken, operator known, waiting time, PIN. */
export async function logOn(desk: LogOnDesk, input: LogOn): Promise<Result<Record<string, never>, Refusal>> {
  const seated = desk.seat.operator;
  if (seated !== null) return no({ code: 'somebody_logged_on', facts: { operator: seated.name } });
  const operator = readOperators(desk.connection).find(({ id }) => id === input.operatorId);
  if (operator === undefined) return no({ code: 'operator_unknown' });
  const waitMs = waitOf(desk, operator.id);
  if (waitMs > 0) return no({ code: 'pin_locked', facts: { seconds: Math.ceil(waitMs / 1_000) } });
  const isRight = await isPin(input.pin, operator.pinHash, desk.pinSecret);
  // While the PIN was checked somebody else may have sat down or failed too: look again before keeping anything.
  if (desk.seat.operator !== null)
    return no({ code: 'somebody_logged_on', facts: { operator: desk.seat.operator.name } });
  // A wrong PIN is a command of its own: repeating an old command id must never open the till.
  if (!isRight) {
    return carryOut(desk, { call: 'operator.logOn', input: { commandId: desk.newId() } }, () =>
      turnAway(desk, operator),
    );
  }
  const result = carryOut(desk, { call: 'operator.logOn', input: withoutPin(input) }, () => admit(desk, operator));
  if (result.ok) desk.seat.take(operator);
  desk.wake();
  return result;
}

/** The remembered command names who logged on, never the PIN. */
function withoutPin({ commandId, operatorId }: LogOn) {
  return { commandId, operatorId };
}

function admit(desk: LogOnDesk, operator: StoredOperator): Result<Record<string, never>, Refusal> {
  desk.waits.delete(operator.id);
  desk.journal.append(event('operator.logged_on', sceneOf(operator.id), { operatorId: operator.id, method: 'pin' }));
  return ok({});
}

function turnAway(desk: LogOnDesk, operator: StoredOperator): Result<never, Refusal> {
  const failures = failuresOf(desk, operator.id) + 1;
  desk.journal.append(event('operator.logon_failed', sceneOf(null), { operatorId: operator.id, failures }));
  const delayMs = delayAfter(failures);
  if (delayMs > 0) desk.waits.set(operator.id, desk.clock.now().monotonicMs + delayMs);
  return delayMs > 0
    ? no({ code: 'pin_locked', facts: { seconds: Math.ceil(delayMs / 1_000) } })
    : no({ code: 'pin_wrong', facts: { remaining: attemptsRemaining(failures) } });
}

/** Measured on the monotonic clock, so that turning the wall clock on shortens nothing; a restart waits the whole time. */
function waitOf(desk: LogOnDesk, operatorId: string): number {
  const { monotonicMs } = desk.clock.now();
  const until = desk.waits.get(operatorId);
  if (until !== undefined) return until - monotonicMs;
  const owed = delayAfter(failuresOf(desk, operatorId));
  if (owed > 0) desk.waits.set(operatorId, monotonicMs + owed);
  return owed;
}

function failuresOf(desk: Desk, operatorId: string): number {
  const row = desk.connection
    .prepare('SELECT failures FROM logon_failure WHERE operator_id = ?')
    .pluck()
    .get(operatorId);
  return typeof row === 'number' ? row : 0;
}

export function logOff(desk: Desk, input: { readonly commandId: string }): Result<Record<string, never>, Refusal> {
  const operator = desk.seat.operator;
  if (operator === null) return no({ code: 'nobody_logged_on' });
  const result = carryOut(desk, { call: 'operator.logOff', input }, () => {
    desk.journal.append(event('operator.logged_off', sceneOf(operator.id), { operatorId: operator.id }));
    return ok({});
  });
  if (result.ok) desk.seat.leave();
  desk.wake();
  return result;
}

function sceneOf(actor: string | null) {
  return { actor, shiftId: null, sessionId: null };
}
