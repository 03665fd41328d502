import type { z } from 'zod';
import { cardPaymentsOf, openCardPayments } from '#main/card/card-records.ts';
import type { Desk } from '#main/desk/desk.ts';
import { say } from '#main/language/speak.ts';
import { formName } from '#main/paper/paper-shop.ts';
import { readDraft } from '#main/sale/draft-store.ts';
import { requireOperator } from '#main/shift/standing.ts';
import { stepsOf } from '#main/terminal/terminal-steps.ts';
import { terminalWords } from '#main/terminal/terminal-words.ts';
import { findTradeDocument } from '#main/trade-document/find.ts';
import { bookedCorrection } from '#main/trade-document/keep-correction.ts';
import {
  type CardPayment,
  isQuestion,
  isRefund,
  isRunning,
  MANUAL_TERMINAL,
  movedMinor,
} from '#shared/card/card-payment.ts';
import type { askCardDeskSchema, CardDesk, CardPaymentShown } from '#shared/contract/card.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { CorrectedSale } from '#shared/contract/trade-document.ts';
import { ok, type Result } from '#shared/result.ts';

/** How the card payment of one's own document stands, or the refund of what is corrected. */
export function cardDesk(desk: Desk, { correctsId }: z.infer<typeof askCardDeskSchema>): Result<CardDesk, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const { currency, kind } = desk.terminal.setting();
  const latest = correctsId === null ? ofOwnDocument(desk, operator.value.id) : refundOf(desk, correctsId);
  return ok({
    terminal: { kind, currency },
    payment: latest === undefined ? null : shownPayment(desk, latest),
    openRefunds: openRefunds(desk),
    corrected: latest === undefined ? null : correctedBy(desk, latest),
  });
}

/** Refunds of what was typed without a receipt belong here only while they hold the document. */
function ofOwnDocument({ connection }: Desk, operatorId: string): CardPayment | undefined {
  const draft = readDraft(connection, operatorId);
  if (draft === null) return undefined;
  return cardPaymentsOf(connection, draft.documentId).findLast(
    (payment) => !isRefund(payment) || isRunning(payment) || isQuestion(payment),
  );
}

function refundOf({ connection }: Desk, correctsId: string): CardPayment | undefined {
  return cardPaymentsOf(connection, correctsId).findLast(isRefund);
}

/** Those of what was typed without a receipt wait with their document. */
function openRefunds({ connection }: Desk): CardDesk['openRefunds'] {
  return openCardPayments(connection).flatMap((payment) => {
    const { correctsId, currency, requestedAt } = payment;
    const receipt = correctsId === null ? null : findTradeDocument(connection, correctsId);
    if (correctsId === null || receipt === null) return [];
    return [{ correctsId, number: receipt.body.number, amountMinor: movedMinor(payment), currency, requestedAt }];
  });
}

function correctedBy(desk: Desk, payment: CardPayment): CorrectedSale | null {
  if (!isRefund(payment) || payment.state !== 'approved') return null;
  const booked = findTradeDocument(desk.connection, payment.documentId);
  return booked?.kind === 'sale.corrected' ? bookedCorrection(desk, booked.body) : null;
}

function shownPayment(desk: Desk, payment: CardPayment): CardPaymentShown {
  const live = desk.terminal.live();
  const isLive = live.subjectId === payment.id;
  const { monotonicMs } = desk.clock.now();
  return {
    attemptId: payment.id,
    state: payment.state,
    isRefund: isRefund(payment),
    paymentForm: payment.paymentForm,
    name: formName(desk.configuration(), payment.paymentForm),
    amountMinor: movedMinor(payment),
    currency: payment.currency,
    requestedAt: payment.requestedAt,
    isManual: payment.terminal === MANUAL_TERMINAL,
    isAtWork: isLive && live.isExchanging,
    words: paymentWords(desk, payment),
    steps: stepsOf(desk.connection, payment.id).flatMap(({ at, step }) => (step === 'batch' ? [] : [{ step, at }])),
    asks: isLive ? live.asks : 0,
    nextAskInMs: isLive && live.nextAskMs !== null ? Math.max(0, live.nextAskMs - monotonicMs) : null,
    claimed: payment.state === 'unknown' && payment.result !== null ? claimOf(payment.result) : null,
  };
}

function claimOf({ amountMinor, currency, receiptNumber, terminalAt }: NonNullable<CardPayment['result']>) {
  return { amountMinor, currency, receiptNumber, terminalAt };
}

/** What the terminal wants while it works; afterwards why it said no, or why nobody knows. */
function paymentWords(desk: Desk, { code, id, reason, state }: CardPayment): string {
  const { language } = desk.configuration();
  const { isExchanging, subjectId, words } = desk.terminal.live();
  if (isExchanging && subjectId === id && words !== null && state !== 'unknown') return terminalWords(words, language);
  if (reason === '') return '';
  const isDoubt = state === 'unknown' || state === 'reversal_unknown';
  return say(language, `card.${isDoubt ? 'unknown' : 'declined'}.${reason}`, { code });
}
