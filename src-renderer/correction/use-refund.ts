import { useEffect, useState } from 'react';
import type { Card } from '#renderer/card/use-card.ts';

/**
 * A refund that the terminal pays, followed from the key to the correction that was booked with its approval. One that was
 * under way when the window opened is followed too; what ended before is no business of this window.
 */
export function useRefund(card: Card) {
  const [followed, follow] = useState<string | null>(null);
  const { payment, view } = card;
  const underWay = payment?.isRefund === true && view !== 'none' ? payment.attemptId : null;
  useEffect(() => {
    if (underWay !== null) follow(underWay);
  }, [underWay]);
  const own = payment !== null && payment.attemptId === followed && view === 'none' ? payment : null;
  return {
    ask: async (order: Parameters<Card['refund']['run']>[0]) => {
      const outcome = await card.refund.run(order);
      if (outcome?.kind === 'done') follow(outcome.value.attemptId);
    },
    /** The terminal, or whoever works it, has the word. */
    isHeld: underWay !== null,
    isBusy: card.refund.isBusy || (followed !== null && payment?.attemptId !== followed),
    /** Why it paid nothing back; empty: it did not say no. */
    declined: own?.state === 'declined' ? own.words : '',
    corrected: own?.state === 'approved' ? card.corrected : null,
    forgive: () => {
      card.refund.forgive();
      follow(null);
    },
  };
}
