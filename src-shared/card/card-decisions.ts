import { type Authority, permit } from '#shared/access/authority.ts';
import {
  type CardPayment,
  isQuestion,
  isRefund,
  isRunning,
  MANUAL_TERMINAL,
  movedMinor,
} from '#shared/card/card-payment.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event, type Scene } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { CardResult } from '#shared/terminal/terminal-outcome.ts';

/** Events of a payment belong to the shift and session in which it was asked for. */
export function sceneOf(payment: CardPayment, actor: string | null, authorisedBy: string | null = null): Scene {
  return { actor, authorisedBy, shiftId: payment.shiftId, sessionId: payment.sessionId };
}

/** Nothing may be done with a document while its card payment runs or nobody knows how it ended. */
export function whyHeld(payments: readonly CardPayment[]): Refusal | null {
  if (payments.some(isRunning)) return { code: 'card_payment_running' };
  const question = payments.find(isQuestion);
  if (question === undefined) return null;
  return { code: isRefund(question) ? 'card_refund_unknown' : 'card_payment_unknown' };
}

export type Answer = {
  readonly authority: Authority;
  readonly payment: CardPayment;
  readonly answer: 'approved' | 'declined';
  readonly slipNumber: string;
  readonly comment: string;
  /** Receipt numbers that this till has of the terminal. */
  readonly known: readonly string[];
};

/**
 * What a person says who looked at the terminal or its slip. With a manual terminal that is how a result comes in, and
 * whoever sells may say it; where a terminal fell silent it decides about money and needs the right.
 * Checked in this order: still open, right, number of the slip.
 */
export function answerCard(asked: Answer): Result<NewEvent, Refusal> {
  const { answer, authority, comment, payment } = asked;
  const byHand = isRunning(payment) && payment.terminal === MANUAL_TERMINAL;
  if (!byHand && !isQuestion(payment)) return no({ code: 'card_payment_not_open' });
  const permitted = permit(authority, byHand ? 'sell' : 'resolve_card_payment');
  if (!permitted.ok) return permitted;
  const scene = sceneOf(payment, authority.operator.id, permitted.value.authorisedBy);
  const { id: attemptId } = payment;
  if (payment.state === 'reversing' || payment.state === 'reversal_unknown') {
    return ok(
      answer === 'approved'
        ? event('card.reversed', scene, { attemptId, receiptNumber: null, toldBy: 'person' })
        : event('card.reversal_refused', scene, { attemptId, reason: 'said_by_person', code: '', toldBy: 'person' }),
    );
  }
  if (answer === 'declined') {
    return ok(
      byHand
        ? event('card.declined', scene, {
            attemptId,
            reason: 'said_by_person',
            code: '',
            receiptNumber: null,
            toldBy: 'person',
          })
        : event('card.resolved', scene, { attemptId, outcome: 'declined', result: null, toldBy: 'person', comment }),
    );
  }
  const slipNumber = asked.slipNumber.trim();
  if (slipNumber === '') return no({ code: 'slip_number_required' });
  if (asked.known.includes(slipNumber)) return no({ code: 'slip_number_used', facts: { number: slipNumber } });
  const result = resultBySlip(payment, slipNumber);
  return ok(
    byHand
      ? event('card.approved', scene, { attemptId, result, toldBy: 'person' })
      : event('card.resolved', scene, { attemptId, outcome: 'approved', result, toldBy: 'person', comment }),
  );
}

function resultBySlip(payment: CardPayment, receiptNumber: string): CardResult {
  const { currency, result } = payment;
  return {
    amountMinor: movedMinor(payment),
    currency,
    receiptNumber,
    trace: null,
    terminalId: result?.terminalId ?? null,
    cardName: result?.cardName ?? '',
    maskedPan: result?.maskedPan ?? '',
    terminalAt: null,
  };
}

/** Takes an approved payment back, before its document is sold. Checked in this order: right, approved, not sold. */
export function requestReversal(asked: {
  readonly authority: Authority;
  readonly payment: CardPayment;
}): Result<NewEvent, Refusal> {
  const { authority, payment } = asked;
  const permitted = permit(authority, 'reverse_card_payment');
  if (!permitted.ok) return permitted;
  if (payment.state !== 'approved' || payment.saleNumber !== null) return no({ code: 'card_payment_not_open' });
  const scene = sceneOf(payment, authority.operator.id, permitted.value.authorisedBy);
  return ok(event('card.reversal_requested', scene, { attemptId: payment.id }));
}
