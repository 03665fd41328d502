import type { z } from 'zod';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { readDraft } from '#main/sale/draft-store.ts';
import { storeSession } from '#main/session/store-sessions.ts';
import { requireOperator } from '#main/shift/standing.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { ClosedSession, closeSessionSchema } from '#shared/contract/session.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { closeSession } from '#shared/shift/close-session.ts';

/** Closes a session of this till, or of another one, which learns of it from the Agent and keeps what it sold meanwhile. */
export function close(desk: Desk, input: z.infer<typeof closeSessionSchema>): Result<ClosedSession, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const session = storeSession(desk, input.sessionId);
  if (session === undefined) return no({ code: 'session_unknown' });
  return carryOut<ClosedSession>(desk, { call: 'session.close', input }, () => {
    const { id, shiftId, till, operatorId, isHere, isReachable, isLast, status } = session;
    const decided = closeSession({
      authority: { operator: operator.value, authoriser: desk.authoriser },
      session: { id, shiftId, till, operatorId, isHere, isReachable, isLast, isOpen: status === 'open' },
      hasOpenDocument: (readDraft(desk.connection, operatorId)?.lines.length ?? 0) > 0,
      reason: input.reason,
    });
    if (!decided.ok) return decided;
    if (decided.value === null) return ok({ outcome: 'end_shift', shiftId });
    desk.journal.append(decided.value);
    return ok({ outcome: 'closed', shiftId });
  });
}
