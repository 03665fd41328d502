import { carryOut, wasCarriedOut } from '#main/desk/carry-out.ts';
import { checkPin, type PinDesk } from '#main/operator/check-pin.ts';
import { hashPin } from '#main/operator/pin.ts';
import { keepPin } from '#main/operator/roster-store.ts';
import { requireOperator } from '#main/shift/standing.ts';
import { checkNewPin } from '#shared/access/new-pin.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';

type ChangePin = { readonly commandId: string; readonly oldPin: string; readonly newPin: string };

/**
 * Gives the logged-on operator another PIN or password. Checked in this order: somebody logged on, the old PIN, the new
 * one. Neither is kept anywhere but as the hash by which it is known again.
 */
export async function changePin(desk: PinDesk, input: ChangePin): Promise<Result<Record<string, never>, Refusal>> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const { id } = operator.value;
  const { commandId, oldPin, newPin } = input;
  const call = 'operator.changePin';
  // Asked again after a lost answer, the old PIN would be a wrong one by now.
  if (wasCarriedOut(desk, { call, commandId })) return ok({});
  const shown = await checkPin(desk, { operatorId: id, pin: oldPin });
  if (!shown.ok) return shown;
  const fit = checkNewPin(newPin, oldPin);
  if (!fit.ok) return fit;
  const pinHash = await hashPin(newPin, desk.pinSecret);
  if (desk.seat.operator?.id !== id) return no({ code: 'nobody_logged_on' });
  const changed = carryOut(desk, { call, input: { commandId } }, () => {
    keepPin(desk.connection, { operatorId: id, pinHash, mustChange: false });
    desk.journal.append(
      event('operator.pin_changed', { actor: id, shiftId: null, sessionId: null }, { operatorId: id }),
    );
    return ok({});
  });
  if (changed.ok) desk.seat.renew({ ...operator.value, mustChangePin: false });
  return changed;
}
