import { useEffect, useMemo, useRef } from 'react';
import { carryOut } from '#renderer/connection/carry-out.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { firstTrouble } from '#renderer/frame/banner.tsx';
import { useClient, useTill } from '#renderer/till/till-context.tsx';
import type { CardDesk } from '#shared/contract/card.ts';

/**
 * The card side of the half-typed document as main says it, and what a person may do about it; with `correctsId` that of a
 * correction, whose refunds the terminal pays.
 */
export function useCard(correctsId: string | null = null) {
  const client = useClient();
  const { connection } = useTill();
  const askDesk = useMemo(() => (at: TillClient) => at.card.desk({ correctsId }), [correctsId]);
  const desk = useAnswer(askDesk, 'changes');
  const pay = useCommand(client.card.pay);
  const refund = useCommand(client.card.refund);
  const abort = useCommand(client.card.abort);
  const answer = useCommand(client.card.answer);
  const askTerminal = useCommand(client.card.askTerminal);
  const reverse = useCommand(client.card.reverse);
  const park = useCommand(client.sale.park);
  const payment = desk.value?.payment ?? null;
  return {
    payment,
    corrected: desk.value?.corrected ?? null,
    openRefunds: desk.value?.openRefunds ?? [],
    /** A card form asks the terminal here instead of being typed. */
    hasTerminal: hasTerminal(desk.value),
    /** The same for a hand that pressed before the first answer came. */
    asksTerminal: async (): Promise<boolean> => {
      if (desk.value !== null) return hasTerminal(desk.value);
      const asked = await carryOut(connection, () => askDesk(client));
      return asked.kind === 'done' && hasTerminal(asked.value);
    },
    view: payment === null ? 'none' : viewOf(payment),
    trouble: firstTrouble(
      pay.trouble,
      refund.trouble,
      answer.trouble,
      reverse.trouble,
      park.trouble,
      abort.trouble,
      askTerminal.trouble,
    ),
    pay,
    refund,
    abort,
    answer,
    askTerminal,
    reverse,
    park,
  };
}

function hasTerminal(desk: CardDesk | null): boolean {
  return desk !== null && desk.terminal.kind !== 'none';
}

export type Card = ReturnType<typeof useCard>;
export type CardPayment = NonNullable<CardDesk['payment']>;
/** `working`: the terminal is at it. `by-hand`: a person works it. `question`: nobody knows. */
export type CardView = 'none' | 'working' | 'by-hand' | 'question';

export function viewOf(payment: CardPayment): CardView {
  switch (payment.state) {
    case 'requested':
    case 'reversing':
      return payment.isManual ? 'by-hand' : 'working';
    case 'unknown':
    case 'reversal_unknown':
      return 'question';
    default:
      return payment.isAtWork && payment.state === 'approved' ? 'working' : 'none';
  }
}

/** Calls when the payment came into another state: the document has changed with it. */
export function useCardChange(payment: CardPayment | null, onChange: () => void): void {
  const stands = payment === null ? '' : `${payment.attemptId} ${payment.state}`;
  const before = useRef(stands);
  useEffect(() => {
    if (before.current === stands) return;
    before.current = stands;
    onChange();
  });
}
