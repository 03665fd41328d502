import { useMemo, useRef, useState } from 'react';
import { isLimitQuestion, isTroubleOf } from '#renderer/connection/carry-out.ts';
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
  const cells = useCommandQueue<EndSheet>('ending');
  const end = useCommand(client.shift.end);
  const report = useCommand(client.shift.printInterimReport);
  const park = useCommand(client.sale.parkOther);
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
  /** Asked one at a time, the count first: who is asked a later question has answered the earlier ones with yes. */
  const isUnreported = isTroubleOf(end.trouble, 'tills_unreported');
  const isLimit = isLimitQuestion(end.trouble);
  const isStale = isTroubleOf(end.trouble, 'count_stale');
  const isQuestion = isUnreported || isLimit || isStale;
  const answers = {
    countConfirmed: isQuestion,
    confirmed: isUnreported || isLimit,
    unreportedConfirmed: isUnreported,
  };
  /** What is written now is asked about anew. */
  const write = (cell: EndCell, amount: string | null) => {
    if (isQuestion) end.forgive();
    return keep((commandId) => client.shift.writeEnd({ ...of, ...cell, amount, commandId }));
  };

  return {
    sheet: sheet.value,
    reload: sheet.reload,
    trouble: firstTrouble(park.trouble, end.trouble, cells.trouble, report.trouble, sheet.trouble),
    isQuestion,
    isStale,
    answers,
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
      const outcome = await report.run(of);
      setReportQueued(outcome?.kind === 'done');
    },
    isParking: park.isBusy,
    /** Puts aside what the owner of another's shift left half typed; the sheet then knows of no document any more. */
    parkOther: async () => {
      if (shiftId === undefined) return;
      const outcome = await park.run({ shiftId });
      if (outcome?.kind !== 'done') return;
      end.forgive();
      sheet.reload();
    },
    /** Others may end the shift from now on; without an answer the lease runs out by itself. */
    leave: () => void client.shift.leaveEnd(of).catch(() => undefined),
    /** Waits for the last written cell and names the figures that now stand on the screen. */
    confirm: async (send: (input: { readonly shiftId?: string; readonly revision: string }) => void) => {
      await cells.drained();
      if (newest.current !== null) send({ ...of, revision: newest.current.revision });
    },
  };
}

export type End = ReturnType<typeof useEnd>;
