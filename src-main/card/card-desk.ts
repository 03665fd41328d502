import { cardPaymentsOf } from '#main/card/card-records.ts';
import type { Desk } from '#main/desk/desk.ts';
import { say } from '#main/language/speak.ts';
import { formName } from '#main/paper/paper-shop.ts';
import { readDraft } from '#main/sale/draft-store.ts';
import { requireOperator } from '#main/shift/standing.ts';
import { stepsOf } from '#main/terminal/terminal-steps.ts';
import { terminalWords } from '#main/terminal/terminal-words.ts';
import { type CardPayment, MANUAL_TERMINAL } from '#shared/card/card-payment.ts';
import type { CardDesk, CardPaymentShown } from '#shared/contract/card.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { ok, type Result } from '#shared/result.ts';

/** How the card payment of one's own document stands. */
export function cardDesk(desk: Desk): Result<CardDesk, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const { connection } = desk;
  const draft = readDraft(connection, operator.value.id);
  const payments = draft === null ? [] : cardPaymentsOf(connection, draft.documentId);
  const { currency, kind } = desk.terminal.setting();
  const latest = payments.at(-1);
  return ok({
    terminal: { kind, currency },
    payment: latest === undefined ? null : shownPayment(desk, latest),
  });
}

function shownPayment(desk: Desk, payment: CardPayment): CardPaymentShown {
  const live = desk.terminal.live();
  const isLive = live.subjectId === payment.id;
  const { monotonicMs } = desk.clock.now();
  return {
    attemptId: payment.id,
    state: payment.state,
    paymentForm: payment.paymentForm,
    name: formName(desk.configuration(), payment.paymentForm),
    amountMinor: payment.amountMinor,
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
