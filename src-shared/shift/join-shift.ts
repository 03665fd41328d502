import type { StoreShift } from '#shared/contract/agent-shift.ts';
import { event } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';

/** The event that makes a shift of another place known in a journal: to sell in it there, or to end it. */
export function joined(shift: StoreShift, actor: string): NewEvent {
  return event(
    'shift.joined',
    { actor, shiftId: shift.id, sessionId: null },
    {
      shiftId: shift.id,
      number: shift.number,
      owner: shift.owner,
      operatorId: shift.operatorId,
      operatorName: shift.operatorName,
      businessDate: shift.businessDate,
      beginning: shift.beginning,
      parameters: shift.parameters,
      isOffline: shift.isOffline,
      homeTill: shift.homeTill,
      startedAt: shift.startedAt,
      detachedAt: shift.detachedAt,
    },
  );
}
