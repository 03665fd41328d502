import type { Desk } from '#main/desk/desk.ts';
import { openSessionOf, openShiftOf } from '#main/shift/shift-records.ts';
import { ownerOf } from '#main/shift/standing.ts';
import { event } from '#shared/journal/decision.ts';
import { isShared } from '#shared/ledger/posting.ts';
import type { Operator } from '#shared/till/configuration.ts';

/**
 * Gives whoever sits down a session of their own in the shift or day that is open for them here, so that every document
 * names who was at the till. Runs in the transaction that seats them.
 */
export function enterShift(desk: Desk, operator: Operator): void {
  const shift = openShiftOf(desk.connection, ownerOf(desk, operator));
  if (shift === null || openSessionOf(desk.connection, shift.id, operator.id) !== null) return;
  const sessionId = desk.newId();
  const scene = { actor: operator.id, shiftId: shift.id, sessionId };
  desk.journal.append(event('session.opened', scene, { sessionId, operatorId: operator.id }));
}

/** Closes the session of whoever leaves a shared day. One’s own shift goes on over a log off, and its session with it. */
export function leaveDay(desk: Desk, operator: Operator): void {
  const owner = ownerOf(desk, operator);
  const shift = isShared(owner) ? openShiftOf(desk.connection, owner) : null;
  const sessionId = shift === null ? null : openSessionOf(desk.connection, shift.id, operator.id);
  if (shift === null || sessionId === null) return;
  const scene = { actor: operator.id, shiftId: shift.id, sessionId };
  desk.journal.append(event('session.closed', scene, { sessionId, cause: 'by_hand' }));
}
