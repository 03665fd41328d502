import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { useCommandQueue } from '#renderer/connection/use-command-queue.ts';
import { firstTrouble } from '#renderer/frame/banner.tsx';
import { useClient } from '#renderer/till/till-context.tsx';
import type { StartSheet } from '#shared/contract/start-of-shift.ts';

const askSheet = (client: TillClient) => client.shift.startSheet({});

/** The start sheet as main keeps it, and what the window may do to it. */
export function useStart() {
  const client = useClient();
  const sheet = useAnswer(askSheet, 'once');
  const cells = useCommandQueue<StartSheet>();
  const start = useCommand(client.shift.start);
  return {
    sheet: sheet.value,
    trouble: firstTrouble(cells.trouble, sheet.trouble),
    command: start,
    /** Actual Balance as typed; null: not counted. */
    writeActual: async (currency: string, amount: string | null) => {
      // What was refused was asked about what stood there before.
      start.forgive();
      const outcome = await cells.add((commandId) => client.shift.writeStart({ commandId, currency, amount }));
      if (outcome.kind === 'done') sheet.take(outcome.value);
      return outcome.kind === 'done';
    },
    /** Waits for the last written cell, so that the start knows of it. */
    confirm: async (deposits: readonly { readonly currency: string; readonly amount: string }[]) => {
      await cells.drained();
      return await start.run({ deposits: [...deposits] });
    },
  };
}

export type Start = ReturnType<typeof useStart>;
