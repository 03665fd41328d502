import type { RequestCard } from '#shared/card/request-card.ts';
import { whyTerminalCannot } from '#shared/card/request-card.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { type CorrectionOrder, type PlanningFacts, planCorrection } from '#shared/sale/correct-sale.ts';

export type RequestRefund = Pick<RequestCard, 'setting' | 'terminal' | 'settlementState' | 'attemptId'> & {
  readonly facts: PlanningFacts;
  readonly order: CorrectionOrder;
  /** Refunds asked for so far for the same receipt or goods. */
  readonly refunds: RequestCard['payments'];
};

/**
 * Has the terminal pay returned goods back to the card. The correction is decided now, whole, and booked with the approval.
 * Checked in this order: all that a correction is checked for, a card form, and whether the terminal can be asked.
 */
export function requestRefund(asked: RequestRefund): Result<NewEvent, Refusal> {
  const { attemptId, facts, order, refunds, setting, settlementState, terminal } = asked;
  const planned = planCorrection(facts, order);
  if (!planned.ok) return planned;
  const { body, scene } = planned.value;
  const form = facts.configuration.paymentForms.find(({ id }) => id === order.paymentForm);
  if (form?.kind !== 'card') return no({ code: 'payment_form_unknown' });
  const cannot = whyTerminalCannot({ currencies: [body.currency], payments: refunds, setting, settlementState });
  if (cannot !== null) return no(cannot);
  const correction = { ...body, refund: { ...body.refund, cardPaymentId: attemptId } };
  const correctsId = facts.sale.documentId;
  return ok(event('card.refund_requested', scene, { attemptId, terminal, correctsId, correction }));
}
