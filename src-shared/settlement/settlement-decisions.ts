import { type Authority, permit } from '#shared/access/authority.ts';
import { whyHeld } from '#shared/card/card-decisions.ts';
import type { CardPayment } from '#shared/card/card-payment.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { TerminalKind } from '#shared/terminal/terminal-setting.ts';

export type SendReport = {
  readonly authority: Authority;
  readonly kind: TerminalKind;
  readonly terminal: string;
  readonly currency: string;
  readonly settlementId: string;
  /** What the till took on this terminal since the last confirmed report. */
  readonly payments: readonly { readonly id: string; readonly amountMinor: number; readonly isReversed: boolean }[];
  readonly unknownPayments: readonly CardPayment[];
  readonly isPaymentRunning: boolean;
  readonly openSettlement: 'requested' | 'unknown' | null;
  readonly isConfirmed: boolean;
};

/**
 * Orders a Sending Report: of one terminal, since its last one, whoever took the payments. Checked in this order: right,
 * terminal, report under way, payment under way, unknown payments (or confirmed), anything to send.
 */
export function sendReport(facts: SendReport): Result<NewEvent, Refusal> {
  const { authority, payments, unknownPayments } = facts;
  const permitted = permit(authority, 'send_terminal_report');
  if (!permitted.ok) return permitted;
  if (facts.kind === 'none') return no({ code: 'terminal_missing' });
  if (facts.openSettlement !== null) {
    return no({ code: facts.openSettlement === 'requested' ? 'settlement_running' : 'settlement_unknown' });
  }
  if (facts.isPaymentRunning) return no({ code: 'card_payment_running' });
  const question = facts.isConfirmed ? null : whyHeld(unknownPayments);
  if (question !== null) return no(question);
  if (payments.length === 0 && unknownPayments.length === 0) return no({ code: 'nothing_since_report' });
  const scene = { actor: authority.operator.id, shiftId: null, sessionId: null, ...permitted.value };
  return ok(
    event('settlement.requested', scene, {
      settlementId: facts.settlementId,
      terminal: facts.terminal,
      currency: facts.currency,
      paymentIds: payments.map(({ id }) => id),
      totalMinor: payments.reduce((sum, { amountMinor, isReversed }) => sum + (isReversed ? 0 : amountMinor), 0),
      unknownPaymentIds: unknownPayments.map(({ id }) => id),
    }),
  );
}

/** Checked in this order: right, a report with differences, words. */
export function explainSettlement(asked: {
  readonly authority: Authority;
  readonly settlementId: string;
  readonly hasDifferences: boolean;
  readonly comment: string;
}): Result<NewEvent, Refusal> {
  const { authority, settlementId } = asked;
  const permitted = permit(authority, 'explain_settlement');
  if (!permitted.ok) return permitted;
  if (!asked.hasDifferences) return no({ code: 'settlement_not_open' });
  const comment = asked.comment.trim();
  if (comment === '') return no({ code: 'comment_required' });
  const scene = { actor: authority.operator.id, shiftId: null, sessionId: null, ...permitted.value };
  return ok(event('settlement.explained', scene, { settlementId, comment }));
}
