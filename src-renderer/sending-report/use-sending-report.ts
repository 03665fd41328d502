import { useEffect, useRef, useState } from 'react';
import { isRefusedWith } from '#renderer/connection/carry-out.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { firstTrouble } from '#renderer/frame/banner.tsx';
import { useClient } from '#renderer/till/till-context.tsx';

const askSheet = (client: TillClient) => client.settlement.sheet({});

const QUESTIONS = ['card_payment_unknown', 'card_refund_unknown'] as const;

/** What the terminal has to settle, and what it said; `sendsAtOnce`: the button that led here was the order. */
export function useSendingReport(sendsAtOnce: boolean) {
  const client = useClient();
  const sheet = useAnswer(askSheet, 'changes');
  const send = useCommand(client.settlement.send);
  const askTerminal = useCommand(client.settlement.askTerminal);
  const explain = useCommand(client.settlement.explain);
  const answer = useCommand(client.settlement.answer);
  /** Payments of which nobody knows were told; the next press sends all the same. */
  const [isQuestion, setQuestion] = useState(false);
  const run = async (typedTotal: string | null) => {
    const outcome = await send.run({
      ...(isQuestion ? { confirmed: true } : {}),
      ...(typedTotal === null ? {} : { typedTotal }),
    });
    if (outcome !== null) setQuestion(QUESTIONS.some((code) => isRefusedWith(outcome, code)));
  };
  const isOrdered = useRef(false);
  const isManual = sheet.value?.kind === 'manual';
  // biome-ignore lint/correctness/useExhaustiveDependencies: ordered once, when it is known which terminal it is.
  useEffect(() => {
    if (!sendsAtOnce || sheet.value === null || isManual || isOrdered.current) return;
    isOrdered.current = true;
    void run(null);
  }, [sheet.value === null, isManual, sendsAtOnce]);
  return {
    sheet: sheet.value,
    isManual,
    isQuestion,
    send: run,
    isSending: send.isBusy,
    askTerminal,
    explain,
    answer,
    trouble: firstTrouble(send.trouble, explain.trouble, answer.trouble, askTerminal.trouble, sheet.trouble),
  };
}

export type SendingReport = ReturnType<typeof useSendingReport>;
