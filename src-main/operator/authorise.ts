import { checkBadge } from '#main/operator/badge.ts';
import { checkPin, type PinDesk } from '#main/operator/check-pin.ts';
import type { Authorisation } from '#shared/contract/fields.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { no, type Result } from '#shared/result.ts';

/**
 * Runs a command with the rights of whoever authorises it, for this once: the desk it gets carries the authoriser, the
 * next command's does not. Without an authorisation the command runs as it is.
 */
export async function authorised<T>(
  desk: PinDesk,
  { authorisation }: { readonly authorisation?: Authorisation },
  act: (desk: PinDesk) => Result<T, Refusal> | Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  if (authorisation === undefined) return act(desk);
  const authoriser =
    'badge' in authorisation ? checkBadge(desk, authorisation.badge) : await checkPin(desk, authorisation);
  if (!authoriser.ok) return no(ofAuthoriser(authoriser.refusal));
  // A PIN that somebody else has chosen proves nobody's consent.
  if (authoriser.value.mustChangePin)
    return no(ofAuthoriser({ code: 'pin_change_due', facts: { operator: authoriser.value.name } }));
  return act({ ...desk, authoriser: authoriser.value });
}

/** Marks a refusal as one of the authoriser’s, not of the command: somebody else may still be asked. */
function ofAuthoriser({ code, facts }: Refusal): Refusal {
  return { code, facts: { ...facts, ofAuthoriser: 1 } };
}
