import { canonicalText } from '#shared/journal/chain.ts';
import type { KnownEvent } from '#shared/journal/event.ts';
import type { Problem } from '#shared/journal/finding.ts';
import type { CorrectionBody, PlannedCorrection } from '#shared/sale/correction-body.ts';

/** Refunds by a terminal seen so far, by their attempt; grows with returns to cards. */
export type RefundsSeen = Map<
  string,
  { readonly asked: PlannedCorrection; readonly state: 'asked' | 'approved' | 'booked' }
>;

/**
 * What a terminal pays back is booked when it has approved, exactly as it was asked for, and once. Corrections that no
 * terminal paid say nothing here.
 */
export function* verifyRefund(seen: RefundsSeen, event: KnownEvent): Generator<Problem> {
  switch (event.kind) {
    case 'card.refund_requested':
      seen.set(event.body.attemptId, { asked: event.body.correction, state: 'asked' });
      return;
    case 'card.approved':
      approve(seen, event.body.attemptId);
      return;
    case 'card.resolved':
      if (event.body.outcome === 'approved') approve(seen, event.body.attemptId);
      return;
    case 'sale.corrected': {
      const words = refundOff(seen, event.body);
      if (words !== null)
        yield { flaw: 'correction_does_not_add_up', words: `correction ${event.body.number}: ${words}` };
      return;
    }
    default:
  }
}

function approve(seen: RefundsSeen, attemptId: string): void {
  const refund = seen.get(attemptId);
  if (refund?.state === 'asked') seen.set(attemptId, { ...refund, state: 'approved' });
}

function refundOff(
  seen: RefundsSeen,
  { number: _number, businessDate: _date, ...booked }: CorrectionBody,
): string | null {
  const { cardPaymentId } = booked.refund;
  if (cardPaymentId === undefined) return null;
  const refund = seen.get(cardPaymentId);
  if (refund === undefined) return 'no terminal was asked for its refund';
  seen.set(cardPaymentId, { ...refund, state: 'booked' });
  if (refund.state === 'asked') return 'no terminal has approved its refund';
  if (refund.state === 'booked') return 'its refund was booked before';
  return canonicalText(refund.asked) === canonicalText(booked) ? null : 'it is not what the terminal was asked for';
}
