import type { Desk } from '#main/desk/desk.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { endedShiftsOf, type ShiftRecord } from '#main/shift/shift-records.ts';
import { pulledShift } from '#main/store/pulled-facts.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Owner } from '#shared/ledger/posting.ts';

/** Why nothing can be booked: whose shift was ended elsewhere is told so, and where. */
export function whyNoShift({ connection }: Desk, owner: Owner): Refusal {
  const [last] = endedShiftsOf(connection, owner, 1);
  return last?.ended_till == null
    ? { code: 'shift_not_open' }
    : { code: 'shift_ended_elsewhere', facts: { number: last.number, till: last.ended_till } };
}

/** The shift goes on, its session at this counter does not: a manager closed it. Whoever logs on again gets another. */
export function whyNoSession({ connection, journal }: Desk, { id, number }: ShiftRecord): Refusal {
  const closing = pulledShift(connection, id)
    ?.sessions.filter(({ till }) => till === journal.till)
    .at(-1)?.closedElsewhere;
  if (closing == null) return { code: 'session_closed_here', facts: { number } };
  const name = readOperators(connection).find((one) => one.id === closing.by)?.name ?? closing.by;
  return { code: 'session_closed_elsewhere', facts: { number, name, till: closing.till } };
}
