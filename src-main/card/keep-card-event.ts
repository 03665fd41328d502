import { type BookingPlace, bookRefund, ownPlace } from '#main/card/book-refund.ts';
import { changeCardDocument } from '#main/card/card-document.ts';
import { cardPaymentById, knownReceipts } from '#main/card/card-records.ts';
import type { Desk } from '#main/desk/desk.ts';
import type { CardOutcome } from '#main/terminal/payment-terminal.ts';
import { must } from '#shared/assert.ts';
import { sceneOf } from '#shared/card/card-decisions.ts';
import { type CardPayment, isRefund } from '#shared/card/card-payment.ts';
import { event } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import type { Draft } from '#shared/sale/draft.ts';
import type { CardResult } from '#shared/terminal/terminal-outcome.ts';

/** More than any message of a terminal is long; what is kept as it came must not fill the journal. */
const RAW_MAX = 2_000;

/**
 * Writes what became of a card payment, and with it what that means for its document: an approved payment is fixed in it,
 * a reversed or doubted one is not; an approved refund books its correction. Must run inside a transaction. `answering`:
 * where whoever answers stands, for a refund whose own shift has ended.
 */
export function keepCardEvent(desk: Desk, payment: CardPayment, written: NewEvent, answering?: BookingPlace): void {
  desk.journal.append(written);
  const after = must(cardPaymentById(desk.connection, payment.id), 'a card payment that was moved is there');
  if (isRefund(after)) {
    if (after.state !== 'approved') return;
    const place = must(ownPlace(desk, after) ?? answering, 'an approved refund has a shift to be booked in');
    bookRefund(desk, after, place);
    return;
  }
  const holds = after.state === 'approved' || after.state === 'reversing' || after.state === 'reversal_unknown';
  changeCardDocument(desk.connection, payment.documentId, (draft) => withCardPayment(draft, after, holds));
}

function withCardPayment(draft: Draft, payment: CardPayment, holds: boolean): Draft {
  const has = draft.payments.some(({ cardPaymentId }) => cardPaymentId === payment.id);
  if (has === holds) return draft;
  if (!holds) return { ...draft, payments: draft.payments.filter(({ cardPaymentId }) => cardPaymentId !== payment.id) };
  const { amountMinor: givenMinor, currency, id: cardPaymentId, paymentForm } = payment;
  const paid = { paymentForm, currency, rate: '1', givenMinor, cheque: null, cardPaymentId };
  return { ...draft, payments: [...draft.payments, paid] };
}

/** What the terminal said about a payment that it was asked for. */
export function keepOutcome(desk: Desk, paymentId: string, outcome: CardOutcome): void {
  const payment = must(cardPaymentById(desk.connection, paymentId), 'an outcome belongs to a payment');
  const heard = asNew(desk, payment, outcome);
  const written = outcomeEvent(payment, heard);
  if (written !== null) keepCardEvent(desk, payment, written);
}

/**
 * A receipt that this till has already is no new payment: it was said again, or belongs to another. A refund whose shift
 * was ended meanwhile, at another till perhaps, waits for somebody who stands in one.
 */
function asNew(desk: Desk, payment: CardPayment, outcome: CardOutcome): CardOutcome {
  if (outcome.kind !== 'approved' || payment.state !== 'requested') return outcome;
  const { receiptNumber } = outcome.result;
  if (isRefund(payment) && ownPlace(desk, payment) === null) {
    return { kind: 'unknown', reason: 'shift_ended', raw: '', claimed: outcome.result };
  }
  if (receiptNumber === '' || !knownReceipts(desk.connection, payment.terminal).includes(receiptNumber)) return outcome;
  return { kind: 'unknown', reason: 'contradicted', raw: '', claimed: outcome.result };
}

/** Null: it says nothing new. */
function outcomeEvent(payment: CardPayment, outcome: CardOutcome): NewEvent | null {
  const scene = sceneOf(payment, null);
  const { id: attemptId } = payment;
  const isReversal = payment.state === 'reversing';
  if (payment.state !== 'requested' && payment.state !== 'reversing') {
    // The terminal contradicts what it said a moment ago, and nothing was sold by it yet.
    if (outcome.kind !== 'unknown' || payment.state !== 'approved' || payment.saleNumber !== null) return null;
    return event('card.unknown', scene, { attemptId, ...doubt(outcome) });
  }
  switch (outcome.kind) {
    case 'approved':
      return isReversal
        ? event('card.reversed', scene, {
            attemptId,
            receiptNumber: receiptOf(outcome.result),
            toldBy: 'terminal',
          })
        : event('card.approved', scene, { attemptId, result: outcome.result, toldBy: 'terminal' });
    case 'declined': {
      const { code, reason, receiptNumber } = outcome;
      return isReversal
        ? event('card.reversal_refused', scene, { attemptId, reason, code, toldBy: 'terminal' })
        : event('card.declined', scene, { attemptId, reason, code, receiptNumber, toldBy: 'terminal' });
    }
    case 'unknown': {
      const { claimed, ...reason } = doubt(outcome);
      return isReversal
        ? event('card.reversal_unknown', scene, { attemptId, ...reason })
        : event('card.unknown', scene, { attemptId, ...reason, claimed });
    }
  }
}

function receiptOf({ receiptNumber }: CardResult): string | null {
  return receiptNumber === '' ? null : receiptNumber;
}

function doubt({ claimed, raw, reason }: Extract<CardOutcome, { kind: 'unknown' }>) {
  return { reason, raw: raw.slice(0, RAW_MAX), claimed };
}
