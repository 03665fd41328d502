import type { EventBody, EventKind, NewEvent } from '#shared/journal/event.ts';
import type { Posting } from '#shared/ledger/posting.ts';
import { assertBalanced } from '#shared/ledger/posting.ts';

/** Who acts, and in which shift and session: on every event, so that nothing is ever attributed by a clock. */
export type Scene = {
  readonly actor: string | null;
  readonly shiftId: string | null;
  readonly sessionId: string | null;
  /** Who authorised the act for this once; null or absent where the actor needed nobody. */
  readonly authorisedBy?: string | null;
};

/** Makes an event of one kind; its postings must balance. */
export function event<K extends EventKind>(
  kind: K,
  scene: Scene,
  body: EventBody<K>,
  postings: readonly Posting[] = [],
): NewEvent {
  assertBalanced(postings);
  const { actor, shiftId, sessionId, authorisedBy = null } = scene;
  return { kind, actor, authorisedBy, shiftId, sessionId, body, postings } as NewEvent;
}
