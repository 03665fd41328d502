import type { z } from 'zod';
import { cardPaymentsOf, knownReceipts, openCardPayments } from '#main/card/card-records.ts';
import { keepCardEvent } from '#main/card/keep-card-event.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { readDraft } from '#main/sale/draft-store.ts';
import { settlementState } from '#main/settlement/settlement-records.ts';
import { requireShift, type Standing } from '#main/shift/standing.ts';
import { forgetSteps } from '#main/terminal/terminal-steps.ts';
import { permit } from '#shared/access/authority.ts';
import { answerCard, requestReversal, whyHeld } from '#shared/card/card-decisions.ts';
import { type CardPayment, isRefund, isRunning } from '#shared/card/card-payment.ts';
import { requestCard, terminalName } from '#shared/card/request-card.ts';
import type { answerCardSchema, payByCardSchema, reverseCardSchema } from '#shared/contract/card.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { no, ok, type Result } from '#shared/result.ts';

type Nothing = Record<string, never>;
type Plain = { readonly commandId: string };

/** Writes down that the terminal shall take an amount. The worker asks it; this command never waits for it. */
export function payByCard(
  desk: Desk,
  input: z.infer<typeof payByCardSchema>,
): Result<{ readonly attemptId: string }, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { authority, operator } = standing.value;
  return carryOut(desk, { call: 'card.pay', input }, () => {
    const draft = readDraft(desk.connection, operator.id);
    if (draft === null) return no({ code: 'document_empty' });
    const setting = desk.terminal.setting();
    const attemptId = desk.newId();
    const decided = requestCard({
      authority,
      configuration: desk.configuration(),
      draft,
      payments: cardPaymentsOf(desk.connection, draft.documentId),
      setting,
      terminal: terminalName(setting),
      settlementState: settlementState(desk.connection),
      attemptId,
      paymentForm: input.paymentForm,
      currency: input.currency,
      amount: input.amount,
    });
    if (!decided.ok) return decided;
    desk.journal.append(decided.value);
    return ok({ attemptId });
  });
}

/** Asks the terminal to give up. With a manual terminal there is nobody to ask: whoever works it says what it did. */
export function abortCard(desk: Desk, input: Plain): Result<Nothing, Refusal> {
  return withDocument(desk, 'card.abort', input, (_standing, payments) => {
    const running = payments.find(isRunning);
    if (running === undefined || running.state !== 'requested') return no({ code: 'card_payment_not_open' });
    desk.terminal.abort(running.id);
    return ok({});
  });
}

export function askTerminal(desk: Desk, input: Plain): Result<Nothing, Refusal> {
  return withDocument(desk, 'card.askTerminal', input, () => {
    desk.terminal.askNow();
    return ok({});
  });
}

/** What a person says about a payment that waits for a person. */
export function answerCardPayment(desk: Desk, input: z.infer<typeof answerCardSchema>): Result<Nothing, Refusal> {
  return withDocument(desk, 'card.answer', input, (standing, payments) => {
    const payment = payments.find(({ id }) => id === input.attemptId);
    if (payment === undefined) return no({ code: 'card_payment_not_open' });
    const { answer, comment, slipNumber } = input;
    const known = knownReceipts(desk.connection, payment.terminal);
    const { authority } = standing;
    const decided = answerCard({ authority, payment, answer, slipNumber, comment, known });
    if (!decided.ok) return decided;
    keepCardEvent(desk, payment, decided.value, standing);
    return ok({});
  });
}

export function reverseCard(desk: Desk, input: z.infer<typeof reverseCardSchema>): Result<Nothing, Refusal> {
  return withDocument(desk, 'card.reverse', input, ({ authority }, payments) => {
    const held = whyHeld(payments.filter((payment) => !isRefund(payment)));
    if (held !== null) return no(held);
    const payment = payments.find(({ id }) => id === input.attemptId);
    if (payment === undefined) return no({ code: 'card_payment_not_open' });
    const decided = requestReversal({ authority, payment });
    if (!decided.ok) return decided;
    // The reversal is an exchange of its own: only its own steps say whether it was sent.
    forgetSteps(desk.connection, payment.id);
    keepCardEvent(desk, payment, decided.value);
    return ok({});
  });
}

/** A command about the card payments of one's own half-typed document, or a refund that is open at this till. */
function withDocument(
  desk: Desk,
  call: string,
  input: Plain,
  act: (standing: Standing, payments: readonly CardPayment[]) => Result<Nothing, Refusal>,
): Result<Nothing, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const permitted = permit(standing.value.authority, 'sell');
  if (!permitted.ok) return permitted;
  return carryOut(desk, { call, input }, () => {
    const draft = readDraft(desk.connection, standing.value.operator.id);
    const own = draft === null ? [] : cardPaymentsOf(desk.connection, draft.documentId);
    const refunds = openCardPayments(desk.connection).filter(
      (payment) => isRefund(payment) && !own.some(({ id }) => id === payment.id),
    );
    if (draft === null && refunds.length === 0) return no({ code: 'card_payment_not_open' });
    return act(standing.value, [...own, ...refunds]);
  });
}
