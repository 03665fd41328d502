import { cardPaymentsOf } from '#main/card/card-records.ts';
import type { Desk } from '#main/desk/desk.ts';
import { whyHeld } from '#shared/card/card-decisions.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Draft } from '#shared/sale/draft.ts';

/**
 * Why nothing may be done with a document now: a card payment of it runs, nobody knows how one ended, or the terminal is
 * still talking about one and may yet contradict itself. Null: nothing holds it.
 */
export function cardHolds(desk: Desk, { documentId }: Draft): Refusal | null {
  const payments = cardPaymentsOf(desk.connection, documentId);
  const held = whyHeld(payments);
  if (held !== null) return held;
  const { isExchanging, subjectId } = desk.terminal.live();
  const isTalkedAbout = isExchanging && payments.some(({ id, state }) => id === subjectId && state === 'approved');
  return isTalkedAbout ? { code: 'card_payment_running' } : null;
}
