import { useRef, useState } from 'react';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { useCommandQueue } from '#renderer/connection/use-command-queue.ts';
import { firstTrouble } from '#renderer/frame/banner.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useClient } from '#renderer/till/till-context.tsx';
import type { EndRow, EndSheet } from '#shared/contract/shift.ts';

const askSheet = (client: TillClient) => client.shift.endSheet({});

export type EndCell = {
  readonly paymentForm: string;
  readonly currency: string;
  readonly column: 'actual' | 'withdrawal';
};

/** The end sheet as main keeps it, and what the window may do to it. */
export function useEnd() {
  const client = useClient();
  const money = useMoney();
  const sheet = useAnswer(askSheet, 'once');
  const cells = useCommandQueue<EndSheet>();
  const end = useCommand(client.shift.end);
  const report = useCommand(client.shift.printInterimReport);
  const [isReportQueued, setReportQueued] = useState(false);
  // Confirm names the figures that stand on the screen, with those that the last written cell has just brought.
  const newest = useRef(sheet.value);
  newest.current = sheet.value;
  const write = async (cell: EndCell, amount: string | null) => {
    const outcome = await cells.add((commandId) => client.shift.writeEnd({ ...cell, amount, commandId }));
    if (outcome.kind === 'done') {
      newest.current = outcome.value;
      sheet.take(outcome.value);
    }
    return outcome.kind === 'done';
  };

  return {
    sheet: sheet.value,
    reload: sheet.reload,
    trouble: firstTrouble(end.trouble, cells.trouble, report.trouble, sheet.trouble),
    command: end,
    isConfirming: end.isBusy,
    isPrinting: report.isBusy,
    isReportQueued,
    write,
    takeSuggested: ({ paymentForm, currency, suggestedWithdrawalMinor }: EndRow) =>
      write({ paymentForm, currency, column: 'withdrawal' }, money.typed(suggestedWithdrawalMinor, currency)),
    printReport: async () => {
      const outcome = await report.run({});
      setReportQueued(outcome?.kind === 'done');
    },
    /** Waits for the last written cell and names the figures that now stand on the screen. */
    confirm: async (send: (input: { readonly revision: string }) => void) => {
      await cells.drained();
      if (newest.current !== null) send({ revision: newest.current.revision });
    },
  };
}
