import type { Desk } from '#main/desk/desk.ts';
import { readDraft } from '#main/sale/draft-store.ts';
import { type OpenSession, openSessionsOf, type ShiftRecord, shiftById } from '#main/shift/shift-records.ts';
import { ownerOf, requireOperator, requireShift } from '#main/shift/standing.ts';
import { type Authority, permit } from '#shared/access/authority.ts';
import type { Permission } from '#shared/access/permission.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { isShared } from '#shared/ledger/posting.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { Draft } from '#shared/sale/draft.ts';

/** A shift that somebody is ending: its owner, or another who may. What is typed for its end belongs to the shift. */
export type Ending = {
  readonly shift: ShiftRecord;
  /** One's own first: it is the one in which the end is written down. */
  readonly sessions: readonly OpenSession[];
  readonly authority: Authority;
  /** The right that ending this shift needs. */
  readonly permission: Permission;
  /** One's own shift, or the day of this till that one shares: whoever ends it is done here. */
  readonly isOwn: boolean;
  /** Whose right it is, where the operator does not hold it. */
  readonly authorisedBy: string | null;
  /** Whose half-typed document stands in the way: the owner's; of a shared day that of whoever ends it. */
  readonly documentOf: string;
  /** What its end finds half typed: a detached drawer has left the documents of its owner behind. */
  readonly openDocument: Draft | null;
};

/**
 * One’s own open shift when none is named, else the named one, open or detached (article "Shift work", User shifts: end the
 * selected shift if the operator is entitled to). Checked in this order: logged on, shift open, right.
 */
export function requireEnding(desk: Desk, shiftId: string | undefined): Result<Ending, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const authority = { operator: operator.value, authoriser: desk.authoriser ?? desk.seat.lenderFor(shiftId) };
  if (shiftId === undefined) {
    const own = requireShift(desk);
    return own.ok ? ok(endingOf(desk, own.value.shift, authority)) : own;
  }
  const shift = shiftById(desk.connection, shiftId);
  if (shift === null || shift.status === 'closed') return no({ code: 'shift_not_open' });
  const ending = endingOf(desk, shift, authority);
  if (ending.isOwn) return ok(ending);
  const permitted = permit(authority, ending.permission);
  return permitted.ok ? ok({ ...ending, ...permitted.value }) : permitted;
}

function endingOf(desk: Desk, shift: ShiftRecord, authority: Authority): Ending {
  const { operator } = authority;
  const isOwn = shift.owner === ownerOf(desk, operator);
  const isDay = isShared(shift.owner);
  const documentOf = documentOwner(shift, operator.id);
  const rank = ({ operatorId }: OpenSession) => (operatorId === operator.id ? 0 : 1);
  return {
    shift,
    sessions: openSessionsOf(desk.connection, shift.id).toSorted((one, other) => rank(one) - rank(other)),
    authority,
    permission: isDay ? 'end_day' : isOwn ? 'end_own_shift' : 'end_other_shift',
    isOwn,
    authorisedBy: null,
    documentOf,
    openDocument: openDocumentOf(desk, shift, documentOf),
  };
}

/** Of a shared day everybody has a document of their own: that of whoever ends it counts. */
export function documentOwner({ owner, operator_id }: ShiftRecord, operatorId: string): string {
  return isShared(owner) ? operatorId : operator_id;
}

export function openDocumentOf({ connection }: Desk, { status }: ShiftRecord, operatorId: string): Draft | null {
  return status === 'detached' ? null : readDraft(connection, operatorId);
}
