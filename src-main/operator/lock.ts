import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import type { Lock, Seated } from '#main/desk/seat.ts';
import { checkPin, type PinDesk } from '#main/operator/check-pin.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { Operator } from '#shared/till/configuration.ts';

type Done = Result<Record<string, never>, Refusal>;
type ById = { readonly commandId: string };

const MINUTE_MS = 60_000;

/** Locks the till for whoever is logged on. A till that is locked already stays so, and nothing more is written. */
export function lock(desk: Desk, input: ById): Done {
  const { operator } = desk.seat;
  if (operator === null) return no({ code: 'nobody_logged_on' });
  if (desk.seat.lock !== null) return ok({});
  return close(desk, { operator, call: 'operator.lock', input, cause: 'by_hand' });
}

/** Opens the till again for the one it was locked for. Checked in this order: somebody logged on, PIN. */
export async function unlock(desk: PinDesk, input: ById & { readonly pin: string }): Promise<Done> {
  const { operator } = desk.seat;
  if (operator === null) return no({ code: 'nobody_logged_on' });
  // A repeat whose first answer was lost: what was asked for is so.
  if (desk.seat.lock === null) return ok({});
  const shown = await checkPin(desk, { operatorId: operator.id, pin: input.pin });
  if (!shown.ok) return shown;
  if (desk.seat.operator?.id !== operator.id) return no({ code: 'nobody_logged_on' });
  return openByPin(desk, { operator: shown.value, call: 'operator.unlock', input: { commandId: input.commandId } });
}

/** Whoever opens with a one-time PIN chooses another before anything else. */
export function openByPin(
  desk: PinDesk,
  how: { readonly operator: Seated; readonly call: string; readonly input: ById },
): Done {
  const opened = open(desk, how);
  if (opened.ok) desk.seat.renew(how.operator);
  return opened;
}

/** Ends the lock for its own operator, who has just proved who it is. */
export function open(
  desk: PinDesk,
  { operator, call, input }: { readonly operator: Operator; readonly call: string; readonly input: ById },
): Done {
  const result = carryOut(desk, { call, input }, () => {
    desk.journal.append(event('operator.unlocked', sceneOf(operator), { operatorId: operator.id }));
    return ok({});
  });
  if (result.ok) {
    desk.seat.open();
    desk.wake();
  }
  return result;
}

/** Locks the till once nobody has touched it for the configured time; 0 minutes: never. */
export function lockWhenIdle(desk: Desk): void {
  const { operator, lock: locked, touchedMs } = desk.seat;
  if (operator === null || locked !== null) return;
  const { autoLockMinutes } = desk.configuration();
  const idleMs = desk.clock.now().monotonicMs - touchedMs;
  if (autoLockMinutes === 0 || idleMs < autoLockMinutes * MINUTE_MS) return;
  const input = { commandId: desk.newId() };
  const result = close(desk, { operator, call: 'operator.lock', input, cause: 'idle' });
  // A till that cannot write it down is locked all the same: an open till with nobody at it is the greater harm.
  if (!result.ok) keepClosed(desk, 'idle');
}

function close(
  desk: Desk,
  how: { readonly operator: Operator; readonly call: string; readonly input: ById; readonly cause: Lock['cause'] },
): Done {
  let isRepeat = true;
  const result = carryOut(desk, { call: how.call, input: how.input }, () => {
    isRepeat = false;
    const { operator, cause } = how;
    desk.journal.append(event('operator.locked', sceneOf(operator), { operatorId: operator.id, cause }));
    return ok({});
  });
  // An old command that arrives once more must not lock a till that was unlocked since.
  if (result.ok && !isRepeat) keepClosed(desk, how.cause);
  return result;
}

function keepClosed(desk: Desk, cause: Lock['cause']): void {
  desk.seat.close({ since: desk.clock.now().wall, cause });
  desk.wake();
}

function sceneOf({ id }: Operator) {
  return { actor: id, shiftId: null, sessionId: null };
}
