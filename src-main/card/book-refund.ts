import type { Desk } from '#main/desk/desk.ts';
import { dropDraftOf } from '#main/sale/draft-store.ts';
import { forgetParked } from '#main/sale/parked-store.ts';
import { openSessionOf, ownShift } from '#main/shift/shift-records.ts';
import type { Standing } from '#main/shift/standing.ts';
import { keepCorrection, placeOf } from '#main/trade-document/keep-correction.ts';
import { assert, must } from '#shared/assert.ts';
import { sceneOf } from '#shared/card/card-decisions.ts';
import type { CardPayment } from '#shared/card/card-payment.ts';
import { knownEvent } from '#shared/journal/event.ts';
import { type EventRow, eventOf } from '#shared/journal/event-row.ts';
import { bookCorrection } from '#shared/sale/correct-sale.ts';

/** Whose shift takes the correction. */
export type BookingPlace = Pick<Standing, 'scene' | 'shift'>;

/** The shift and session in which a refund was asked for; null: it has ended, so that nothing can be booked in it any more. */
export function ownPlace({ connection }: Desk, refund: CardPayment): BookingPlace | null {
  const shift = ownShift(connection, refund.shiftId);
  const isOpen =
    shift?.status === 'open' && openSessionOf(connection, refund.shiftId, refund.operatorId) === refund.sessionId;
  return isOpen ? { shift, scene: sceneOf(refund, refund.operatorId) } : null;
}

/**
 * Books the correction that was decided when the terminal was asked, in the transaction of its approval: not before, and
 * not a second time, since a refund is approved once. What was typed without a receipt is put away with it.
 */
export function bookRefund(desk: Desk, refund: CardPayment, place: BookingPlace): void {
  const { body, authorisedBy } = requestOf(desk, refund);
  const { nextNumber, ...at } = placeOf(desk, place);
  const scene = { ...place.scene, authorisedBy };
  keepCorrection(desk, bookCorrection(body.correction, { ...at, scene, number: nextNumber('RQC') }));
  if (body.correction.original !== null) return;
  dropDraftOf(desk.connection, body.correctsId);
  forgetParked(desk.connection, body.correctsId);
}

function requestOf({ connection }: Desk, { id }: CardPayment) {
  const row = connection
    .prepare(
      `SELECT event.* FROM card_payment
       JOIN event ON event.shift_id = card_payment.shift_id AND event.seq = card_payment.seq WHERE card_payment.id = ?`,
    )
    .get(id);
  const asked = must(knownEvent(eventOf(row as EventRow)), 'a till knows every kind that it writes');
  assert(asked.kind === 'card.refund_requested', 'a refund begins with its request', { kind: asked.kind });
  return asked;
}
