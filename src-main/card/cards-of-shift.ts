import { cardPaymentsOf, openCardPayments } from '#main/card/card-records.ts';
import type { Desk } from '#main/desk/desk.ts';
import { dropDraft, readDraft } from '#main/sale/draft-store.ts';
import { putAside } from '#main/sale/parked.ts';
import { isRunning } from '#shared/card/card-payment.ts';
import type { Draft } from '#shared/sale/draft.ts';
import type { CardsOfShift } from '#shared/sale/half-typed.ts';

/** What a decision about leaving a shift must know of its card payments. */
export function cardsOfShift(
  desk: Desk,
  { openDocument, shiftId }: { readonly shiftId: string; readonly openDocument: Draft | null },
): CardsOfShift {
  return {
    isCardPaymentRunning: openCardPayments(desk.connection).some(
      (payment) => payment.shiftId === shiftId && isRunning(payment),
    ),
    hasCardPayments:
      openDocument !== null &&
      cardPaymentsOf(desk.connection, openDocument.documentId).some(
        ({ state }) => state !== 'declined' && state !== 'reversed',
      ),
  };
}

/** Takes the half-typed document off the desk: gone, or parked with its card payments. */
export function putDraftAway(
  desk: Desk,
  { hasCardPayments, operatorId }: { readonly operatorId: string } & Pick<CardsOfShift, 'hasCardPayments'>,
): void {
  const draft = readDraft(desk.connection, operatorId);
  if (draft !== null && hasCardPayments) putAside(desk, { draft, operatorId, reason: 'card_payment' });
  else dropDraft(desk.connection, operatorId);
}
