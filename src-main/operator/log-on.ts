import { carryOut, earlierReply, wasCarriedOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import type { Seated } from '#main/desk/seat.ts';
import { checkBadge } from '#main/operator/badge.ts';
import { checkPin, type PinDesk } from '#main/operator/check-pin.ts';
import { open, openByPin } from '#main/operator/lock.ts';
import { LETS_IN } from '#main/operator/locked-out.ts';
import { nameNobodyOnEmpty } from '#main/sale/customer.ts';
import { enterShift, leaveDay } from '#main/shift/session.ts';
import { type Authority, permit } from '#shared/access/authority.ts';
import { isFiguresOnly } from '#shared/access/new-pin.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import type { EventBody } from '#shared/journal/event.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { Operator } from '#shared/till/configuration.ts';

type Done = Result<Record<string, never>, Refusal>;
type ById = { readonly commandId: string };
type Method = EventBody<'operator.logged_on'>['method'];

/**
 * Logs an operator on. Checked in this order: seat taken, PIN or password, seat taken meanwhile, right to log on over a
 * locked till.
 */
export async function logOn(
  desk: PinDesk,
  input: ById & { readonly operatorId: string; readonly pin: string },
): Promise<Done> {
  const { commandId, operatorId, pin } = input;
  const call = 'operator.logOn';
  if (desk.seat.operator?.id === operatorId && wasCarriedOut(desk, { call, commandId })) return ok({});
  const taken = seatTaken(desk);
  if (!taken.ok) return taken;
  const operator = await checkPin(desk, { operatorId, pin });
  if (!operator.ok) return lendable(operator);
  const method = isFiguresOnly(pin) ? 'pin' : 'password';
  return sitDown(desk, { operator: operator.value, method, call, input: { commandId, operatorId } });
}

/** Logs on whoever the badge belongs to. Checked in the same order; a badge that nobody has is written down. */
export async function logOnByBadge(desk: PinDesk, input: ById & { readonly badge: string }): Promise<Done> {
  const { commandId, badge } = input;
  const taken = seatTaken(desk);
  if (!taken.ok) return taken;
  const operator = checkBadge(desk, badge);
  if (!operator.ok) return lendable(operator);
  const { id: operatorId } = operator.value;
  const call = 'operator.logOnByBadge';
  return sitDown(desk, { operator: operator.value, method: 'badge', call, input: { commandId, operatorId } });
}

/** A lock-out names the right that lifts it, so that the window can ask for somebody who holds it. */
function lendable(refused: { readonly ok: false; readonly refusal: Refusal }): Done {
  const { code, facts } = refused.refusal;
  return code === 'operator_locked_out' ? no({ code, facts: { ...facts, permission: LETS_IN } }) : refused;
}

function seatTaken({ seat }: Desk): Result<null, Refusal> {
  return seat.operator === null || seat.lock !== null
    ? ok(null)
    : no({ code: 'somebody_logged_on', facts: { operator: seat.operator.name } });
}

type Sitting = {
  readonly operator: Seated;
  readonly method: Method;
  readonly call: string;
  readonly input: ById & { readonly operatorId: string };
};

/** Gives the seat to somebody who has proved who it is; over a lock, whoever locked it is logged off first. */
function sitDown(desk: PinDesk, { operator, method, call, input }: Sitting): Done {
  // While the PIN was checked somebody else may have sat down: look again before keeping anything.
  const taken = seatTaken(desk);
  if (!taken.ok) return taken;
  const before = desk.seat.operator;
  if (before?.id === operator.id)
    return method === 'badge' ? open(desk, { operator, call, input }) : openByPin(desk, { operator, call, input });
  const permitted = before === null ? ok({ authorisedBy: null }) : permit(authorityOf(desk, operator), OVER_LOCKED);
  if (!permitted.ok) return permitted;
  let isRepeat = true;
  const result = carryOut(desk, { call, input }, () => {
    isRepeat = false;
    desk.waits.delete(operator.id);
    const scene = { ...sceneOf(operator.id), ...permitted.value };
    if (before !== null) {
      leaveDay(desk, before);
      desk.journal.append(event('operator.logged_off', scene, { operatorId: before.id }));
    }
    desk.journal.append(event('operator.logged_on', scene, { operatorId: operator.id, method }));
    nameNobodyOnEmpty(desk.connection, operator.id);
    enterShift(desk, operator);
    return ok({});
  });
  // An old command asked again is answered again; it seats nobody.
  if (result.ok && !isRepeat) desk.seat.take(operator, desk.clock.now().wall);
  desk.wake();
  return result;
}

const OVER_LOCKED = 'log_on_over_locked';

function authorityOf(desk: PinDesk, operator: Operator): Authority {
  return { operator, authoriser: desk.authoriser };
}

/**
 * Logs off whoever is logged on. From a locked till only with somebody who may unlock for others: the authoriser’s PIN
 * stands in for the one that nobody typed.
 */
export function logOff(desk: Desk, input: ById): Done {
  const command = { call: 'operator.logOff', input };
  const earlier = earlierReply<Record<string, never>>(desk, command);
  if (earlier !== null) return earlier;
  const { operator, lock } = desk.seat;
  if (operator === null) return no({ code: 'nobody_logged_on' });
  const permitted = lock === null ? ok({ authorisedBy: null }) : permittedOverLock(desk, operator);
  if (!permitted.ok) return permitted;
  const result = carryOut(desk, command, () => {
    const scene = { ...sceneOf(operator.id), ...permitted.value };
    leaveDay(desk, operator);
    desk.journal.append(event('operator.logged_off', scene, { operatorId: operator.id }));
    return ok({});
  });
  if (result.ok) desk.seat.leave();
  desk.wake();
  return result;
}

function permittedOverLock({ authoriser }: Desk, locked: Operator) {
  const permission = 'unlock_others';
  if (authoriser === null) return no({ code: 'till_locked' as const, facts: { operator: locked.name, permission } });
  if (authoriser.permissions.includes(permission)) return ok({ authorisedBy: authoriser.id });
  return no({ code: 'authoriser_not_permitted' as const, facts: { authoriser: authoriser.name, permission } });
}

function sceneOf(actor: string) {
  return { actor, shiftId: null, sessionId: null };
}
