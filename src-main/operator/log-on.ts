import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { checkPin, type PinDesk } from '#main/operator/check-pin.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';

type LogOn = { readonly commandId: string; readonly operatorId: string; readonly pin: string };

/** Logs an operator on. Checked in this order: seat taken, then the PIN. */
export async function logOn(desk: PinDesk, input: LogOn): Promise<Result<Record<string, never>, Refusal>> {
  const taken = seatTaken(desk);
  if (!taken.ok) return taken;
  const operator = await checkPin(desk, input);
  if (!operator.ok) return operator;
  // While the PIN was checked somebody else may have sat down: look again before keeping anything.
  const takenMeanwhile = seatTaken(desk);
  if (!takenMeanwhile.ok) return takenMeanwhile;
  const { pin: _pin, ...named } = input;
  const { operatorId } = named;
  const result = carryOut(desk, { call: 'operator.logOn', input: named }, () => {
    desk.waits.delete(operatorId);
    desk.journal.append(event('operator.logged_on', sceneOf(operatorId), { operatorId, method: 'pin' }));
    return ok({});
  });
  if (result.ok) desk.seat.take(operator.value);
  desk.wake();
  return result;
}

function seatTaken({ seat }: Desk): Result<null, Refusal> {
  return seat.operator === null
    ? ok(null)
    : no({ code: 'somebody_logged_on', facts: { operator: seat.operator.name } });
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

function sceneOf(actor: string) {
  return { actor, shiftId: null, sessionId: null };
}
