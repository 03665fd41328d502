import type { Database } from 'better-sqlite3';
import { adoptCountDraft } from '#main/counting/adopt-draft.ts';
import { forgetTicks } from '#main/counting/cheques.ts';
import { forgetEntries, moveEntries } from '#main/counting/count-draft.ts';
import type { Desk } from '#main/desk/desk.ts';
import { say } from '#main/language/speak.ts';
import { readDraft } from '#main/sale/draft-store.ts';
import { nextNumbers } from '#main/shift/numbering.ts';
import { openSessionsOf, openShiftOf, ownShift, type ShiftRecord, shiftsToClose } from '#main/shift/shift-records.ts';
import { pulledOpenShift, pulledShift } from '#main/store/pulled-facts.ts';
import type { StoreShift, StoreShiftEnd } from '#shared/contract/agent-shift.ts';
import { event } from '#shared/journal/decision.ts';
import { EVENT_BODIES, type EventBody } from '#shared/journal/event.ts';
import { type EventRow, eventOf } from '#shared/journal/event-row.ts';
import { detachedDrawer, type Owner, type Posting } from '#shared/ledger/posting.ts';
import { reverseEnd } from '#shared/shift/reverse-end.ts';

type SettlingDesk = Pick<Desk, 'connection' | 'journal' | 'newId' | 'configuration'>;

/**
 * Does what follows for this till from what the Agent told: sessions that were closed elsewhere are closed here, unless a
 * document is half typed, which may be finished first; a drawer that was detached elsewhere waits here too; an end of this till
 * that does not count is taken back. `news`: shifts just told of. Answers whether anything was written.
 */
export function settleNews(desk: SettlingDesk, news: readonly StoreShift[]): boolean {
  let isSettled = false;
  for (const shift of shiftsToClose(desk.connection)) {
    const told = pulledShift(desk.connection, shift.id);
    if (told === null || isDocumentHalfTyped(desk, shift)) continue;
    isSettled = (told.end === null ? closeSessions(desk, told) : endHere(desk, shift, told.end)) || isSettled;
  }
  for (const told of news) {
    isSettled = closeSessionsOfOtherBranches(desk, told) || isSettled;
    isSettled = detachHere(desk, told) || isSettled;
    adoptCountDraft(desk.connection, desk.journal, told);
    forgetEntriesOfEnded(desk.connection, told);
    const { id, end } = told;
    const shift = ownShift(desk.connection, id);
    const isEndedHere = shift?.status === 'closed' && shift.ended_till === null && shift.report_number !== null;
    if (!isEndedHere || end === null || !isDisplaced(desk, shift, told)) continue;
    takeBackEnd(desk, shift, end);
    isSettled = true;
  }
  return isSettled;
}

/** Somebody had begun to end it here, where nobody was in it. The owner's next shift may be open already, and counted. */
function forgetEntriesOfEnded(connection: Database, { id, end, owner: told }: StoreShift): void {
  const owner = told as Owner;
  if (end === null || ownShift(connection, id) !== null) return;
  if (openShiftOf(connection, owner) === null && pulledOpenShift(connection, owner) === null)
    forgetEntries(connection, owner);
}

/**
 * Whether the Agent has weighed the end of this journal and another one counts. An end that it has not heard of yet, or has
 * lost, may still turn out to be the one that counts. Another branch of this journal may have one of the same number.
 */
function isDisplaced({ journal }: SettlingDesk, { ended_seq: own }: ShiftRecord, { displaced }: StoreShift): boolean {
  return displaced.some(
    ({ till, epoch, seq }) => till === journal.till && seq === own && journal.keptAs(seq) === epoch,
  );
}

/** Nobody is left to close what was open on a branch that this till does not go on with. */
function closeSessionsOfOtherBranches(desk: SettlingDesk, told: StoreShift): boolean {
  const { connection, journal } = desk;
  if (journal.head().epoch === 1) return false;
  const known = connection.prepare('SELECT 1 FROM session WHERE id = ?');
  const left = told.sessions.filter(
    ({ id, till, isSettled }) => till === journal.till && !isSettled && known.get(id) === undefined,
  );
  for (const { id: sessionId } of left) {
    const reason = say(desk.configuration().language, 'session_of_other_branch');
    const scene = { actor: null, shiftId: told.id, sessionId: null };
    journal.append(event('session.closed_elsewhere', scene, { sessionId, till: journal.till, reason }));
  }
  return left.length > 0;
}

function isDocumentHalfTyped({ connection }: SettlingDesk, shift: ShiftRecord): boolean {
  const draft = readDraft(connection, shift.operator_id);
  return draft !== null && draft.shiftId === shift.id && draft.lines.length > 0;
}

/** Sessions of this till that somebody closed from another one. */
function closeSessions({ connection, journal }: SettlingDesk, told: StoreShift): boolean {
  const closed = openSessionsOf(connection, told.id).filter((session) =>
    told.sessions.some(({ id, closedElsewhere }) => id === session.id && closedElsewhere !== null),
  );
  for (const { id: sessionId } of closed) {
    const scene = { actor: null, shiftId: told.id, sessionId };
    journal.append(event('session.closed', scene, { sessionId, cause: 'closed_elsewhere' }));
  }
  return closed.length > 0;
}

/** Somebody handed the shift over at another till while nobody was in it here: who logs on now starts anew. */
function detachHere({ connection, journal }: SettlingDesk, { id, status, number, detachedAt }: StoreShift): boolean {
  const shift = ownShift(connection, id);
  if (shift?.status !== 'open' || status !== 'detached' || detachedAt === null) return false;
  if (openSessionsOf(connection, id).length > 0) return false;
  const scene = { actor: null, shiftId: id, sessionId: null };
  journal.append(event('shift.detached_elsewhere', scene, { shiftId: id, number, detachedAt }));
  moveEntries({ connection }, { from: shift.owner, to: detachedDrawer(id) });
  return true;
}

function endHere({ connection, journal }: SettlingDesk, shift: ShiftRecord, end: StoreShiftEnd): boolean {
  for (const { id: sessionId } of openSessionsOf(connection, shift.id)) {
    const scene = { actor: null, shiftId: shift.id, sessionId };
    journal.append(event('session.closed', scene, { sessionId, cause: 'shift_ended' }));
  }
  journal.append(
    event(
      'shift.ended_elsewhere',
      { actor: null, shiftId: shift.id, sessionId: null },
      {
        shiftId: shift.id,
        number: shift.number,
        till: end.till,
        endedBy: end.endedBy,
        endedAt: end.endedAt,
        reportNumber: end.reportNumber,
      },
    ),
  );
  // What was typed here for this end is no count of the owner's next shift.
  forgetEntries(connection, shift.drawer);
  forgetTicks(connection, shift.id);
  return true;
}

/** Takes back what this till's end booked. */
function takeBackEnd(desk: SettlingDesk, shift: ShiftRecord, counts: StoreShiftEnd): void {
  const { connection, journal, newId } = desk;
  const { tillCode } = desk.configuration();
  const { reportNumber, till, endedBy, endedAt } = counts;
  const reversing = reverseEnd(
    {
      shift,
      reportNumber: shift.report_number ?? '',
      documents: documentsOf(desk, shift),
      postings: postingsOfEnd(desk, shift),
      counts: { till, reportNumber, endedBy, endedAt },
    },
    { newId, nextNumber: nextNumbers(connection, { tillCode, businessDate: shift.business_date }) },
  );
  for (const one of reversing) journal.append(one);
}

function postingsOfEnd({ connection }: SettlingDesk, shift: ShiftRecord): readonly Posting[] {
  const row = connection
    .prepare(`SELECT * FROM event WHERE shift_id = ? AND kind = 'shift.ended' ORDER BY epoch DESC, seq DESC LIMIT 1`)
    .get(shift.id) as EventRow;
  return eventOf(row).postings;
}

function documentsOf({ connection }: SettlingDesk, shift: ShiftRecord): readonly EventBody<'cash_document.issued'>[] {
  return connection
    .prepare(`SELECT body FROM event WHERE shift_id = ? AND kind = 'cash_document.issued' ORDER BY epoch, seq`)
    .pluck()
    .all(shift.id)
    .map((body) => EVENT_BODIES['cash_document.issued'].parse(JSON.parse(String(body))));
}
