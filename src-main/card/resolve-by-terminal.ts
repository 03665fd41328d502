import { ownPlace } from '#main/card/book-refund.ts';
import { cardPaymentById, knownReceipts, openCardPayments } from '#main/card/card-records.ts';
import { keepCardEvent } from '#main/card/keep-card-event.ts';
import type { Desk } from '#main/desk/desk.ts';
import type { LastOutcome } from '#main/terminal/payment-terminal.ts';
import { sceneOf } from '#shared/card/card-decisions.ts';
import { type CardPayment, isRefund, movedMinor } from '#shared/card/card-payment.ts';
import { isOurs } from '#shared/card/match-last.ts';
import { event } from '#shared/journal/decision.ts';
import type { CardResult } from '#shared/terminal/terminal-outcome.ts';

/**
 * What the terminal remembers decides an unknown payment only where there is no other reading: its last transaction is
 * certainly this one, or it has none at all. Where several tills share a terminal it may be another till's, so that what
 * fits is shown to a person and not believed. The same where it does not say which way the money went and both are open,
 * and for a refund whose shift has ended.
 */
export function resolveByTerminal(
  desk: Desk,
  paymentId: string,
  { isShared, last }: { readonly last: LastOutcome; readonly isShared: boolean },
): void {
  const payment = cardPaymentById(desk.connection, paymentId);
  if (payment?.state !== 'unknown') return;
  const scene = sceneOf(payment, null);
  const told = { attemptId: payment.id, toldBy: 'terminal', comment: '' } as const;
  const resolve = (outcome: 'approved' | 'declined', result: CardResult | null): void =>
    keepCardEvent(desk, payment, event('card.resolved', scene, { ...told, outcome, result }));

  // Where the terminal contradicted itself its memory proves nothing either; a person decides.
  if (payment.reason === 'contradicted') return;
  if (last.kind === 'nothing' && payment.result === null) resolve('declined', null);
  if (last.kind !== 'found' || !last.isApproved) return;
  if (!isOurs(last.result, payment, knownReceipts(desk.connection, payment.terminal))) return;
  const hasEnded = isRefund(payment) && ownPlace(desk, payment) === null;
  if (!isShared && !hasEnded && !mayBeOther(desk, payment)) resolve('approved', last.result);
  else if (payment.result?.receiptNumber !== last.result.receiptNumber) {
    const reason = hasEnded ? 'shift_ended' : 'no_result';
    const doubt = { attemptId: payment.id, reason, raw: '', claimed: last.result } as const;
    keepCardEvent(desk, payment, event('card.unknown', scene, doubt));
  }
}

/** A terminal names amounts without saying which way they went: a payment and a refund of one amount look the same. */
function mayBeOther(desk: Desk, payment: CardPayment): boolean {
  return openCardPayments(desk.connection).some(
    (other) =>
      other.terminal === payment.terminal &&
      isRefund(other) !== isRefund(payment) &&
      movedMinor(other) === movedMinor(payment),
  );
}
