import type { ClientContext, ClientLink } from '@orpc/client';
import type { Authorisation } from '#shared/contract/fields.ts';

/** Rights lent for one command each, by its id. */
export type LentRights = Map<string, NonNullable<Authorisation>>;

/** Gives a command the authorisation that was lent to it, whichever window sends it and however often it is sent. */
export function lendingLink<C extends ClientContext>(link: ClientLink<C>, lent: LentRights): ClientLink<C> {
  return { call: (path, input, options) => link.call(path, withLent(input, lent), options) };
}

function withLent(input: unknown, lent: LentRights): unknown {
  if (typeof input !== 'object' || input === null || !('commandId' in input)) return input;
  const authorisation = lent.get(String(input.commandId));
  return authorisation === undefined ? input : { ...input, authorisation };
}
