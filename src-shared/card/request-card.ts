import { type Authority, permit } from '#shared/access/authority.ts';
import { whyHeld } from '#shared/card/card-decisions.ts';
import { type CardPayment, MANUAL_TERMINAL } from '#shared/card/card-payment.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { roundingOf, settlementOf } from '#shared/sale/complete-sale.ts';
import type { Draft } from '#shared/sale/draft.ts';
import { mayAssign } from '#shared/sale/settle.ts';
import type { TerminalSetting } from '#shared/terminal/terminal-setting.ts';
import type { Configuration } from '#shared/till/configuration.ts';

export type RequestCard = {
  readonly authority: Authority;
  readonly configuration: Configuration;
  readonly draft: Draft;
  /** Payments asked for in this document so far. */
  readonly payments: readonly CardPayment[];
  readonly setting: TerminalSetting;
  /** As events and settlements name the terminal. */
  readonly terminal: string;
  /** A Sending Report runs, or nobody knows whether the terminal settled: a payment now would blur its trace. */
  readonly settlementState: 'requested' | 'unknown' | null;
  readonly attemptId: string;
  readonly paymentForm: string;
  readonly currency: string;
  /** As typed; null: exactly what remains. */
  readonly amount: string | null;
};

/**
 * Asks the terminal for a payment. Checked in this order: right, form, terminal, its currency, document held by another card
 * payment, Sending Report under way, lines, amount, something left to pay, not more than remains (no change on a card).
 */
export function requestCard(facts: RequestCard): Result<NewEvent, Refusal> {
  const { authority, configuration, draft, setting } = facts;
  const permitted = permit(authority, 'sell');
  if (!permitted.ok) return permitted;
  const form = configuration.paymentForms.find(({ id }) => id === facts.paymentForm);
  const currency = configuration.currencies.find(({ code }) => code === facts.currency);
  if (form?.kind !== 'card' || currency === undefined || !form.currencies.includes(currency.code)) {
    return no({ code: 'payment_form_unknown' });
  }
  const { payments, settlementState } = facts;
  const currencies = [currency.code, draft.currency];
  const cannot = whyTerminalCannot({ currencies, payments, setting, settlementState });
  if (cannot !== null) return no(cannot);
  if (draft.lines.length === 0) return no({ code: 'document_empty' });
  const before = settlementOf(draft, configuration);
  const amount = facts.amount === null ? ok(before.remainingMinor) : parseAmount(facts.amount, currency.minorDigits);
  if (!amount.ok) return amount;
  const next = {
    paymentForm: form.id,
    isCash: false,
    currency: currency.code,
    rate: '1',
    givenMinor: amount.value,
  };
  const allowed = mayAssign(before, next, roundingOf(draft));
  if (!allowed.ok) {
    const { refusal } = allowed;
    return no({ ...refusal, facts: { ...refusal.facts, form: form.name, currency: draft.currency } });
  }
  const scene = { actor: authority.operator.id, shiftId: draft.shiftId, sessionId: draft.sessionId };
  return ok(
    event('card.requested', scene, {
      attemptId: facts.attemptId,
      documentId: draft.documentId,
      paymentForm: form.id,
      currency: currency.code,
      amountMinor: amount.value,
      terminal: facts.terminal,
    }),
  );
}

/**
 * Why the terminal is not asked to move money now. Checked in this order: terminal, its currency, another card payment of
 * the same document, Sending Report under way.
 */
export function whyTerminalCannot({
  currencies,
  payments,
  setting,
  settlementState,
}: Pick<RequestCard, 'payments' | 'setting' | 'settlementState'> & {
  readonly currencies: readonly string[];
}): Refusal | null {
  if (setting.kind === 'none') return { code: 'terminal_missing' };
  if (currencies.some((currency) => currency !== setting.currency)) {
    return { code: 'terminal_currency', facts: { currency: setting.currency } };
  }
  const held = whyHeld(payments);
  if (held !== null || settlementState === null) return held;
  return { code: settlementState === 'requested' ? 'settlement_running' : 'settlement_unknown' };
}

/** How events, receipts and settlements name a terminal: its address, or that it is worked by hand. */
export function terminalName({ kind, address }: Pick<TerminalSetting, 'kind' | 'address'>): string {
  return kind === 'manual' ? MANUAL_TERMINAL : address;
}
