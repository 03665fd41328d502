import type { z } from 'zod';
import { cardsOfShift, putDraftAway } from '#main/card/cards-of-shift.ts';
import { moveEntries, readCountDraft } from '#main/counting/count-draft.ts';
import { carryOut, earlierReply } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { readDraft } from '#main/sale/draft-store.ts';
import { drawerParts } from '#main/shift/drawer-parts.ts';
import {
  detachedElsewhere,
  detachedShifts,
  heldHere,
  laterShiftOf,
  openSessionsOf,
  openShiftOf,
  type ShiftRecord,
  shiftById,
} from '#main/shift/shift-records.ts';
import { ownerOf, requireOperator, requireShift } from '#main/shift/standing.ts';
import { takePart } from '#main/store/join.ts';
import { pulledOpenShift, pulledShift } from '#main/store/pulled-facts.ts';
import { dateOf } from '#main/time/clock.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { detachedSchema, detachSchema, takeBackSchema } from '#shared/contract/shift.ts';
import type { TillState } from '#shared/contract/till.ts';
import { detachedDrawer } from '#shared/ledger/posting.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { detachDrawer, takeDrawerBack } from '#shared/shift/detach-drawer.ts';

/** Takes the drawer of one's own shift out of the till, to be counted later, and frees the till for the next cashier. */
export function detach(
  desk: Desk,
  input: z.infer<typeof detachSchema>,
): Result<z.infer<typeof detachedSchema>, Refusal> {
  const command = { call: 'shift.detach', input };
  const earlier = earlierReply<z.infer<typeof detachedSchema>>(desk, command);
  if (earlier !== null) return earlier;
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { authority, shift } = standing.value;
  const result = carryOut(desk, command, () => {
    const openDocument = readDraft(desk.connection, shift.operator_id);
    const cards = cardsOfShift(desk, { shiftId: shift.id, openDocument });
    const decided = detachDrawer({
      authority,
      shift,
      openSessionIds: openSessionsOf(desk.connection, shift.id).map(({ id }) => id),
      ...drawerParts(desk, shift),
      openDocument,
      ...cards,
      discardDocument: input.discardDocument,
      countDraft: readCountDraft(desk.connection, shift),
    });
    if (!decided.ok) return decided;
    for (const event of decided.value) desk.journal.append(event);
    putDraftAway(desk, { operatorId: shift.operator_id, ...cards });
    moveEntries(desk, { from: shift.drawer, to: detachedDrawer(shift.id) });
    return ok({ shiftId: shift.id, number: shift.number });
  });
  if (result.ok) desk.seat.leave();
  desk.wake();
  return result;
}

/**
 * Goes on with one's own detached drawer instead of ending it: at the till that it was detached from, or at another, which
 * takes part in the shift from now on. What other tills moved stays booked where it is, as part of the same drawer.
 */
export function takeBack(
  desk: Desk,
  input: z.infer<typeof takeBackSchema>,
): Result<z.infer<typeof detachedSchema>, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const owner = ownerOf(desk, operator.value);
  return carryOut(desk, { call: 'shift.takeBack', input }, () => {
    const shift = shiftById(desk.connection, input.shiftId);
    // Another's drawer is counted, never sold from: it is not this person's to take.
    if (shift === null || shift.status !== 'detached' || shift.owner !== owner) return no({ code: 'shift_not_open' });
    const decided = takeDrawerBack({
      authority: { operator: operator.value, authoriser: desk.authoriser },
      shift,
      openShiftNumber: openShiftNumber(desk, shift),
      laterShiftNumber: laterShiftOf(desk.connection, shift),
      held: heldHere(desk.connection, shift.drawer),
      newId: desk.newId,
    });
    if (!decided.ok) return decided;
    takePart(desk, shift.id, operator.value.id);
    for (const event of decided.value) desk.journal.append(event);
    moveEntries(desk, { from: shift.drawer, to: shift.owner });
    return ok({ shiftId: shift.id, number: shift.number });
  });
}

/** Another shift that its owner has open, here or as told of elsewhere. */
function openShiftNumber({ connection }: Desk, { id, owner }: ShiftRecord): string | null {
  const told = pulledOpenShift(connection, owner);
  return openShiftOf(connection, owner)?.number ?? (told === null || told.id === id ? null : told.number);
}

/**
 * Drawers that wait to be counted, as everybody at this till may know: whose, and since when. Those detached here, as long as
 * nobody goes on with them elsewhere, and whoever is logged on sees their own ones of other tills too.
 */
export function drawersToCount(desk: Desk): TillState['drawersToCount'] {
  const { operator } = desk.seat;
  const owner = operator === null ? null : ownerOf(desk, operator);
  const today = dateOf(desk.clock.now().wall);
  const goesOn = ({ id }: ShiftRecord) => pulledShift(desk.connection, id)?.status === 'open';
  const waiting = detachedShifts(desk.connection).filter((shift) => shift.owner === owner || !goesOn(shift));
  const elsewhere = owner === null ? [] : detachedElsewhere(desk.connection, owner);
  return [...waiting, ...elsewhere].map((shift) => ({
    shiftId: shift.id,
    number: shift.number,
    operatorName: shift.operator_name,
    since: detachedAt(shift),
    isOwn: shift.owner === owner,
    isForgotten: shift.business_date < today,
  }));
}

/** When the drawer of a waiting shift was detached; never empty for one. */
export function detachedAt({ detached_at, started_at }: ShiftRecord): string {
  return detached_at ?? started_at;
}
