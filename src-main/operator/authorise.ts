import { checkPin, type PinDesk } from '#main/operator/check-pin.ts';
import type { Authorisation } from '#shared/contract/fields.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Result } from '#shared/result.ts';

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
  const authoriser = await checkPin(desk, authorisation);
  return authoriser.ok ? act({ ...desk, authoriser: authoriser.value }) : authoriser;
}
