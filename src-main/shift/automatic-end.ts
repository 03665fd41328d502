import { openCardPayments } from '#main/card/card-records.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { uncountedRows } from '#main/shift/end-sheet.ts';
import { keepEnd } from '#main/shift/keep-end.ts';
import { nextNumbers } from '#main/shift/numbering.ts';
import { openSessionOf, openSessionsOf, ownShift, type ShiftRecord, unendedShifts } from '#main/shift/shift-records.ts';
import { coverageOf, type LeasedEnd, leaseEnd } from '#main/store/lease-end.ts';
import { isRunning } from '#shared/card/card-payment.ts';
import { no, ok } from '#shared/result.ts';
import { isAutomaticEndDue } from '#shared/shift/automatic-end.ts';
import { endShiftByItself } from '#shared/shift/end-shift.ts';
import type { Operator } from '#shared/till/configuration.ts';

/** Whoever has not touched the till for so long has gone. */
const QUIET_MS = 30 * 60_000;

/**
 * Automatic end of day (domain reference 1.4, Q23): shifts that began at this till and are due are ended by the till
 * itself: without a count, a difference or a withdrawal, so that the next one begins with what was expected; without the
 * checks of limits, parked documents and tills that have not reported, as nobody is there to answer. Detached drawers wait
 * for the person who counts them. Whoever still works in the shift is not interrupted.
 */
export async function endDueShifts(desk: Desk): Promise<void> {
  for (const shift of unendedShifts(desk.connection)) {
    if (!isDue(desk, shift)) continue;
    const leased = await leaseEnd(desk, { shift, authority: tillItself(desk) }, { callRoll: true });
    // Somebody is ending it, or has: there is nothing to do now.
    if (!leased.ok) continue;
    // While the Agent was asked, somebody may have sat down or ended it.
    const now = ownShift(desk.connection, shift.id);
    if (now === null || !isDue(desk, now) || !endNow(desk, now, leased.value)) {
      await desk.store().releaseLease(shift.id);
    }
  }
}

function isDue(desk: Desk, shift: ShiftRecord): boolean {
  const isHere = shift.status === 'open' && shift.home_till === null;
  const { automaticEnd: time } = shift.parameters;
  const isTime = isAutomaticEndDue({ startedAt: shift.started_at, time }, desk.clock.now().wall);
  return isHere && isTime && !isWorkedIn(desk, shift);
}

/** A terminal that is at work is waited for, and so is whoever sits at the open till and has touched it lately. */
function isWorkedIn({ clock, connection, seat }: Desk, { id }: ShiftRecord): boolean {
  if (openCardPayments(connection).some((payment) => payment.shiftId === id && isRunning(payment))) return true;
  if (seat.operator === null || seat.lock !== null) return false;
  const isOfShift = openSessionOf(connection, id, seat.operator.id) !== null;
  return isOfShift && clock.now().monotonicMs - seat.touchedMs < QUIET_MS;
}

/** Half-typed documents stay on the desk of whoever typed them, as in a day that others have ended. */
function endNow(desk: Desk, shift: ShiftRecord, leased: LeasedEnd): boolean {
  const sessions = openSessionsOf(desk.connection, shift.id);
  const input = { commandId: desk.newId() };
  const result = carryOut(desk, { call: 'shift.automaticEnd', input }, () => {
    if (isWorkedIn(desk, shift)) return no({ code: 'session_open' });
    const { tillCode } = desk.configuration();
    const rows = uncountedRows(desk, shift);
    const head = desk.journal.head();
    const { covers, others } = coverageOf(desk, shift);
    const decided = endShiftByItself({
      till: tillCode,
      shift: { id: shift.id, number: shift.number, drawer: shift.drawer },
      openSessionIds: sessions.map(({ id }) => id),
      parameters: shift.parameters,
      rows,
      covers: [{ till: desk.journal.till, epoch: head.epoch, seq: head.seq }, ...covers],
      others,
      leaseId: leased.leaseId,
      newId: desk.newId,
      nextNumber: nextNumbers(desk.connection, { tillCode, businessDate: shift.business_date }),
    });
    keepEnd(desk, shift, { decided, rows, roll: leased });
    return ok({});
  });
  const { operator } = desk.seat;
  if (result.ok && sessions.some(({ operatorId }) => operatorId === operator?.id)) desk.seat.leave();
  desk.wake();
  return result.ok;
}

/** Who asks the Agent for the lease, and whose name another till reads while it is held. */
function tillItself(desk: Desk): { readonly operator: Operator; readonly authoriser: null } {
  const { tillCode } = desk.configuration();
  return {
    operator: { id: tillCode, name: tillCode, role: 'cashier', permissions: [], maxDiscount: '0' },
    authoriser: null,
  };
}
