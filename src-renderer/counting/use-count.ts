import { useMemo, useRef, useState } from 'react';
import { isTroubleOf } from '#renderer/connection/carry-out.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { useCommandQueue } from '#renderer/connection/use-command-queue.ts';
import { type CellBefore, type CountEntry, cellsBefore } from '#renderer/counting/count-draft.ts';
import { firstTrouble } from '#renderer/frame/banner.tsx';
import { useClient } from '#renderer/till/till-context.tsx';
import type { CountOccasion, CountSheet } from '#shared/contract/counting.ts';

/** The count as main keeps it, and what a window may do to it. Each cell is written as it is left; Undo writes what stood there. */
export function useCount(occasion: CountOccasion, shiftId: string | undefined) {
  const client = useClient();
  const of = useMemo(() => (shiftId === undefined ? { occasion } : { occasion, shiftId }), [occasion, shiftId]);
  const askSheet = useMemo(() => (till: TillClient) => till.count.sheet(of), [of]);
  const sheet = useAnswer(askSheet, 'changes');
  const cells = useCommandQueue<CountSheet>('ending');
  const confirm = useCommand(client.count.confirm);
  const clear = useCommand(client.count.clear);
  // What a hand did last is known at once, before anything is drawn anew: Undo may follow in the same breath.
  const history = useRef<readonly (readonly CellBefore[])[]>([]);
  const [canUndo, setCanUndo] = useState(false);

  const send = async (
    { paymentForm, currency, valueMinor, pieces }: CellBefore,
    measure: 'pieces' | 'value' = 'pieces',
  ) => {
    const outcome = await cells.add((commandId) =>
      client.count.writePieces({ commandId, ...of, paymentForm, currency, valueMinor, pieces, measure }),
    );
    if (outcome.kind === 'done') sheet.take(outcome.value);
    return outcome.kind === 'done';
  };
  const remember = (steps: readonly (readonly CellBefore[])[]) => {
    history.current = steps;
    setCanUndo(steps.length > 0);
  };

  /** Documents came while the count was under way: pressed again, Confirm says that all is there still. */
  const isStaleAsked = isTroubleOf(confirm.trouble, 'count_stale');

  return {
    sheet: sheet.value,
    isStaleAsked,
    trouble: firstTrouble(confirm.trouble, cells.trouble, clear.trouble, sheet.trouble),
    forgive: () => {
      confirm.forgive();
      cells.forgive();
    },
    isConfirming: confirm.isBusy,
    canUndo,
    write: (entry: CountEntry, { valueMinor, typed, measure }: TypedCell) => {
      if (isStaleAsked) confirm.forgive();
      const stood = entry.cells.find((cell) => cell.valueMinor === valueMinor)?.pieces ?? null;
      const cell = { paymentForm: entry.paymentForm, currency: entry.currency, valueMinor };
      remember([...history.current, [{ ...cell, pieces: stood === null ? null : String(stood) }]]);
      return send({ ...cell, pieces: typed }, measure);
    },
    addValue: async ({ paymentForm, currency }: CountEntry, amount: string) => {
      const row = { ...(shiftId === undefined ? {} : { shiftId }), paymentForm, currency };
      const outcome = await cells.add((commandId) => client.count.addValue({ commandId, ...row, amount }));
      if (outcome.kind === 'done') sheet.take(outcome.value);
      return outcome.kind === 'done';
    },
    undoValue: async ({ paymentForm, currency }: CountEntry) => {
      const row = { ...(shiftId === undefined ? {} : { shiftId }), paymentForm, currency };
      const outcome = await cells.add((commandId) => client.count.undoValue({ commandId, ...row }));
      if (outcome.kind === 'done') sheet.take(outcome.value);
    },
    tick: async (chequeId: string, isThere: boolean) => {
      const row = { ...(shiftId === undefined ? {} : { shiftId }), chequeId, isThere };
      const outcome = await cells.add((commandId) => client.count.tickCheque({ commandId, ...row }));
      if (outcome.kind === 'done') sheet.take(outcome.value);
    },
    undo: async () => {
      const last = history.current.at(-1) ?? [];
      remember(history.current.slice(0, -1));
      for (const before of last) await send(before);
    },
    clear: async () => {
      await cells.drained();
      const before = cellsBefore(sheet.value?.entries ?? []);
      const outcome = await clear.run(of);
      if (outcome?.kind !== 'done') return;
      remember([...history.current, before]);
      sheet.take(outcome.value);
    },
    /** Cells still on their way go first, so that nothing typed is left out of what is confirmed. */
    confirm: async () => {
      await cells.drained();
      return confirm.run({ ...of, stillThere: isStaleAsked });
    },
  };
}

/** What a hand wrote into a cell: pieces, or what they are worth. */
export type TypedCell = {
  readonly valueMinor: number;
  readonly typed: string | null;
  readonly measure: 'pieces' | 'value';
};

export type Count = ReturnType<typeof useCount>;
