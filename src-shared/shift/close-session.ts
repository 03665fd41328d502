import { type Authority, permit } from '#shared/access/authority.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import { no, ok, type Result } from '#shared/result.ts';

export type CloseFacts = {
  readonly authority: Authority;
  readonly session: {
    readonly id: string;
    readonly shiftId: string;
    readonly till: string;
    readonly operatorId: string;
    readonly isOpen: boolean;
    readonly isHere: boolean;
    /** Its till answers now, so that it will learn of the close at once. */
    readonly isReachable: boolean;
    readonly isLast: boolean;
  };
  readonly hasOpenDocument: boolean;
  readonly reason: string;
};

/**
 * Closes one session of a shift: its counter sells no more, nothing is counted (domain reference 13.3). The last one leads
 * to the end of the shift instead: null. Checked in this order: right, session open, half-typed document, reason.
 */
export function closeSession(facts: CloseFacts): Result<NewEvent | null, Refusal> {
  const { authority, session } = facts;
  const isOwn = session.operatorId === authority.operator.id;
  const permitted = isOwn ? permit(authority, 'close_session') : permit(authority, 'close_session', 'end_other_shift');
  if (!permitted.ok) return permitted;
  if (!session.isOpen) return no({ code: 'session_closed', facts: { till: session.till } });
  if (session.isLast) return ok(null);
  if (session.isHere && facts.hasOpenDocument) return no({ code: 'session_open' });
  const reason = facts.reason.trim().replaceAll(/\s+/g, ' ');
  if (!session.isHere && !session.isReachable && reason === '')
    return no({ code: 'close_reason_required', facts: { till: session.till } });
  const scene = { actor: authority.operator.id, shiftId: session.shiftId, ...permitted.value };
  return ok(
    session.isHere
      ? event('session.closed', { ...scene, sessionId: session.id }, { sessionId: session.id, cause: 'by_hand' })
      : event(
          'session.closed_elsewhere',
          { ...scene, sessionId: null },
          { sessionId: session.id, till: session.till, reason },
        ),
  );
}
