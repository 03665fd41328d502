import { useMemo, useRef, useState } from 'react';
import { isTroubleOf } from '#renderer/connection/carry-out.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { useCommandQueue } from '#renderer/connection/use-command-queue.ts';
import type { RowName } from '#renderer/end-of-shift/row-name.ts';
import { firstTrouble } from '#renderer/frame/banner.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useClient } from '#renderer/till/till-context.tsx';
import type { Reply } from '#shared/contract/reply.ts';
import type { EndRow, EndSheet } from '#shared/contract/shift.ts';

export type EndCell = RowName & { readonly column: 'actual' | 'withdrawal' };

/** The end sheet as main keeps it, and what the window may do to it. `shiftId`: another’s shift; absent: one’s own. */
export function useEnd(shiftId: string | undefined) {
  const client = useClient();
  const money = useMoney();
  const of = useMemo(() => (shiftId === undefined ? {} : { shiftId }), [shiftId]);
  const askSheet = useMemo(() => (till: TillClient) => till.shift.endSheet(of), [of]);
  const sheet = useAnswer(askSheet, 'once');
  const cells = useCommandQueue<EndSheet>();
  const end = useCommand(client.shift.end);
  const report = useCommand(client.shift.printInterimReport);
  const [isReportQueued, setReportQueued] = useState(false);
  // Confirm names the figures that stand on the screen, with those that the last written cell has just brought.
  const newest = useRef(sheet.value);
  newest.current = sheet.value;
  const keep = async (send: (commandId: string) => Promise<Reply<EndSheet>>) => {
    const outcome = await cells.add(send);
    if (outcome.kind === 'done') {
      newest.current = outcome.value;
      sheet.take(outcome.value);
    }
    return outcome.kind === 'done';
  };
  /** The limit was asked about what stood there before: what is written now is asked about anew. */
  const isQuestion = isTroubleOf(end.trouble, 'cash_limit_minimum');
  const write = (cell: EndCell, amount: string | null) => {
    if (isQuestion) end.forgive();
    return keep((commandId) => client.shift.writeEnd({ ...of, ...cell, amount, commandId }));
  };

  return {
    sheet: sheet.value,
    reload: sheet.reload,
    trouble: firstTrouble(end.trouble, cells.trouble, report.trouble, sheet.trouble),
    isQuestion,
    command: end,
    isConfirming: end.isBusy,
    isPrinting: report.isBusy,
    isReportQueued,
    write,
    writeReason: ({ paymentForm, currency }: RowName, reason: string) =>
      keep((commandId) => client.shift.writeReason({ ...of, paymentForm, currency, reason, commandId })),
    takeSuggested: ({ paymentForm, currency, suggestedWithdrawalMinor }: EndRow) =>
      write({ paymentForm, currency, column: 'withdrawal' }, money.typed(suggestedWithdrawalMinor, currency)),
    printReport: async () => {
      const outcome = await report.run({});
      setReportQueued(outcome?.kind === 'done');
    },
    /** Waits for the last written cell and names the figures that now stand on the screen. */
    confirm: async (send: (input: { readonly shiftId?: string; readonly revision: string }) => void) => {
      await cells.drained();
      if (newest.current !== null) send({ ...of, revision: newest.current.revision });
    },
  };
}

export type End = ReturnType<typeof useEnd>;
