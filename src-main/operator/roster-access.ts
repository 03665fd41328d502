import type { z } from 'zod';
import { carryOut, wasCarriedOut } from '#main/desk/carry-out.ts';
import { badgeOwner, forgetBadge, hashBadge, keepBadge } from '#main/operator/badge.ts';
import type { PinDesk } from '#main/operator/check-pin.ts';
import { LETS_IN, writeLetIn } from '#main/operator/locked-out.ts';
import { hashPin } from '#main/operator/pin.ts';
import { keepPin, readOperators } from '#main/operator/roster-store.ts';
import { requireRight } from '#main/shift/standing.ts';
import { checkNewPin } from '#shared/access/new-pin.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { letInSchema, registerBadgeSchema, setOneTimePinSchema } from '#shared/contract/roster-calls.ts';
import { event, type Scene } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';

type Done = Result<Record<string, never>, Refusal>;

/**
 * Gives an operator a PIN for one log-on, at which another has to be chosen: whoever set it knows it. It lets in whom
 * wrong PINs have locked out, too. Checked in this order: right, operator known, the PIN itself.
 */
export async function setOneTimePin(desk: PinDesk, input: z.infer<typeof setOneTimePinSchema>): Promise<Done> {
  const { commandId, operatorId, pin } = input;
  const call = 'roster.setOneTimePin';
  const scene = rightOver(desk, operatorId);
  if (!scene.ok) return scene;
  if (wasCarriedOut(desk, { call, commandId })) return ok({});
  const fit = checkNewPin(pin, '');
  if (!fit.ok) return fit;
  const pinHash = await hashPin(pin, desk.pinSecret);
  return carryOut(desk, { call, input: { commandId } }, () => {
    keepPin(desk.connection, { operatorId, pinHash, mustChange: true });
    desk.waits.delete(operatorId);
    desk.journal.append(event('operator.one_time_pin_set', scene.value, { operatorId }));
    return ok({});
  });
}

/** Lets somebody in whom wrong PINs have locked out. Checked in this order: right, operator known. */
export function letIn(desk: PinDesk, input: z.infer<typeof letInSchema>): Done {
  const scene = rightOver(desk, input.operatorId);
  if (!scene.ok) return scene;
  return carryOut(desk, { call: 'roster.letIn', input }, () => {
    writeLetIn(desk, scene.value, input.operatorId);
    return ok({});
  });
}

/**
 * Registers the badge of an operator in the place of any earlier one, which may be lost, or takes it away. Checked in this
 * order: right, operator known, the till’s prefix, badge free.
 */
export function registerBadge(desk: PinDesk, input: z.infer<typeof registerBadgeSchema>): Done {
  const { commandId, operatorId, badge } = input;
  const scene = rightOver(desk, operatorId);
  if (!scene.ok) return scene;
  const { badgePrefix } = desk.configuration();
  if (badge !== null && (badgePrefix === '' || badge === badgePrefix || !badge.startsWith(badgePrefix)))
    return no({ code: 'badge_malformed', facts: { prefix: badgePrefix } });
  const owner = badge === null ? null : badgeOwner(desk, badge);
  if (owner !== null && owner !== operatorId) return no({ code: 'badge_taken' });
  // The code itself is no part of what is remembered.
  return carryOut(desk, { call: 'roster.registerBadge', input: { commandId } }, () => {
    forgetBadge(desk.connection, operatorId);
    if (badge !== null) keepBadge(desk.connection, { operatorId, badgeHash: hashBadge(badge, desk.pinSecret) });
    const kind = badge === null ? 'operator.badge_removed' : 'operator.badge_registered';
    desk.journal.append(event(kind, scene.value, { operatorId }));
    return ok({});
  });
}

function rightOver(desk: PinDesk, operatorId: string): Result<Scene, Refusal> {
  const scene = requireRight(desk, LETS_IN);
  if (!scene.ok) return scene;
  const isKnown = readOperators(desk.connection).some(({ id }) => id === operatorId);
  return isKnown ? scene : no({ code: 'operator_unknown' });
}
