import type { Desk } from '#main/desk/desk.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { readDraft } from '#main/sale/draft-store.ts';
import { pageEndOf } from '#main/shift/page-end.ts';
import { reversedEndFor } from '#main/shift/reversed-end.ts';
import { endedShiftsOf, openSessionsOf, openShiftOf, type ShiftRecord } from '#main/shift/shift-records.ts';
import { ownerOf } from '#main/shift/standing.ts';
import { olderShift } from '#main/store/join-older.ts';
import { pulledShift } from '#main/store/pulled-facts.ts';
import type { StoreShift, StoreShiftEnd } from '#shared/contract/agent-shift.ts';
import type { TillState } from '#shared/contract/till.ts';
import type { Operator } from '#shared/till/configuration.ts';

type News = TillState['shiftNews'];

/** What happened to the operator's shift at another till. */
export function shiftNews(desk: Desk, operator: Operator): News {
  const open = openShiftOf(desk.connection, ownerOf(desk, operator));
  if (open === null) return reversedNews(desk, operator) ?? endedNews(desk, operator);
  return newsOfOpen(desk, operator, open) ?? reversedNews(desk, operator);
}

function newsOfOpen(desk: Desk, operator: Operator, shift: ShiftRecord): News {
  const told = pulledShift(desk.connection, shift.id);
  if (told?.end != null) {
    return newsOfEnd(desk, shift, { operator, end: told.end, isDocumentOpen: isTyping(desk, operator) });
  }
  const closed = told === null ? null : closedNews(desk, told, operator);
  if (closed !== null) return closed;
  const older = olderShift(desk, shift);
  if (older === null) return null;
  return { news: 'open_elsewhere', number: older.number, till: older.homeTill, since: older.startedAt };
}

/** An end made at this till does not count: said to whose money it was, and to whoever made it. */
function reversedNews(desk: Desk, operator: Operator): News {
  const reversed = reversedEndFor(desk.connection, { owner: ownerOf(desk, operator), operatorId: operator.id });
  if (reversed === null) return null;
  const { number, reportNumber, counts } = reversed;
  const { till, endedBy, endedAt: at } = counts;
  const byName = endedBy === null ? null : nameOf(desk, endedBy);
  return { news: 'end_reversed', number, reportNumber, till, byName, at, countingReport: counts.reportNumber };
}

/** The last shift was ended at another till, and no other has begun since. */
function endedNews(desk: Desk, operator: Operator): News {
  const [last] = endedShiftsOf(desk.connection, ownerOf(desk, operator), 1);
  if (last === undefined || last.ended_till === null || last.reversed_seq !== null) return null;
  const end = { till: last.ended_till, endedBy: last.ended_by ?? '', endedAt: last.ended_at ?? last.started_at };
  return newsOfEnd(desk, last, { operator, end, isDocumentOpen: false });
}

function newsOfEnd(
  desk: Desk,
  shift: ShiftRecord,
  facts: {
    readonly operator: Operator;
    readonly end: Pick<StoreShiftEnd, 'till' | 'endedBy' | 'endedAt'>;
    readonly isDocumentOpen: boolean;
  },
): News {
  const { till, endedBy, endedAt } = facts.end;
  return {
    news: 'ended_elsewhere',
    number: shift.number,
    till,
    byName: otherThan(facts.operator, nameOf(desk, endedBy)),
    at: endedAt,
    isDocumentOpen: facts.isDocumentOpen,
    printsReportOf: pageEndOf(desk.connection, pulledShift(desk.connection, shift.id)) === null ? null : shift.id,
  };
}

/** Somebody closed this till's session from another one. */
function closedNews(desk: Desk, told: StoreShift, operator: Operator): News {
  const open = openSessionsOf(desk.connection, told.id).map(({ id }) => id);
  const here = told.sessions.filter(({ till }) => till === desk.journal.till);
  const last = here.at(-1);
  if (last?.closedElsewhere == null || (open.length > 0 && !open.includes(last.id))) return null;
  const { till, by, reason } = last.closedElsewhere;
  const isDocumentOpen = open.length > 0 && isTyping(desk, operator);
  return {
    news: 'session_closed',
    number: told.number,
    till,
    byName: otherThan(operator, nameOf(desk, by)),
    reason,
    isDocumentOpen,
  };
}

function isTyping({ connection }: Desk, operator: Operator): boolean {
  return (readDraft(connection, operator.id)?.lines.length ?? 0) > 0;
}

/** Nobody is told their own name: whoever ends a shift elsewhere, as operator or from the managers’ page, is told “you”. */
function otherThan(operator: Operator, byName: string): string | null {
  return byName === operator.name ? null : byName;
}

function nameOf({ connection }: Desk, operatorId: string): string {
  return readOperators(connection).find(({ id }) => id === operatorId)?.name ?? operatorId;
}
