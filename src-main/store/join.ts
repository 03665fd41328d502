import type { Desk } from '#main/desk/desk.ts';
import { enterShift } from '#main/shift/session.ts';
import { openShiftOf, ownShift } from '#main/shift/shift-records.ts';
import { ownerOf } from '#main/shift/standing.ts';
import { keepMoney, keepShift, pulledShift } from '#main/store/pulled-facts.ts';
import { must } from '#shared/assert.ts';
import type { StoreShift } from '#shared/contract/agent-shift.ts';
import { isShared } from '#shared/ledger/posting.ts';
import { joined } from '#shared/shift/join-shift.ts';
import type { Operator } from '#shared/till/configuration.ts';

/**
 * After a log-on: goes on in the operator's open shift, wherever it began. Nobody's right is asked for: going on is not
 * starting (domain reference Q28). With no open shift, or nobody to say so, the Start window is next.
 */
export async function goOnInShift(desk: Desk, operator: Operator): Promise<void> {
  const owner = ownerOf(desk, operator);
  if (isShared(owner) || openShiftOf(desk.connection, owner) !== null) return;
  const answer = await desk.store().standing(owner);
  if (answer === null || desk.seat.operator?.id !== operator.id) return;
  keepAll(desk, () => {
    if (answer.answer === 'none') keepMoney(desk.connection, { owner, journal: desk.journal }, answer);
    else {
      keepShift(desk.connection, desk.journal, answer.shift);
      joinShift(desk, operator, answer.shift);
    }
  });
}

/** Takes part in a shift that began elsewhere, and opens a session in it. */
export function joinShift(desk: Desk, operator: Operator, shift: StoreShift): void {
  // A drawer that was handed over here is taken back by hand: nobody sells from it because they log on.
  const { status } = ownShift(desk.connection, shift.id) ?? { status: 'open' };
  if (status !== 'open') return;
  if (openShiftOf(desk.connection, ownerOf(desk, operator)) === null) desk.journal.append(joined(shift, operator.id));
  enterShift(desk, operator);
}

/** A shift that is ended or gone on with at a till where nobody worked in it becomes known in this till's journal first. */
export function takePart(desk: Desk, shiftId: string, actor: string): void {
  if (ownShift(desk.connection, shiftId) !== null) return;
  const told = must(pulledShift(desk.connection, shiftId), 'a shift taken part in is known here or was told of');
  desk.journal.append(joined(told, actor));
}

function keepAll(desk: Desk, keep: () => void): void {
  desk.connection.transaction(keep).immediate();
  desk.wake();
}
