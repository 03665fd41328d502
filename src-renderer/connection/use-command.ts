import { useCallback, useRef, useState } from 'react';
import type { Outcome, Trouble } from '#renderer/connection/carry-out.ts';
import { borrowRight, carryOutCommand, type KeptCommand } from '#renderer/connection/carry-out-command.ts';
import { missingRight } from '#renderer/connection/rights.ts';
import { useTill } from '#renderer/till/till-context.tsx';
import type { Reply } from '#shared/contract/reply.ts';

type WithId = { readonly commandId: string };

export type Command<I, V> = {
  /**
   * Does it, or answers `null` at once when the same action is already under way: a double click is one click. Refused for
   * a right that somebody may lend, it answers only when that is settled: done, or given up for another try.
   */
  readonly run: (input: I) => Promise<Outcome<V> | null>;
  readonly isBusy: boolean;
  readonly trouble: Trouble | null;
  readonly forgive: () => void;
};

/**
 * One action of a window. One command is in flight at a time, and a command without an answer keeps its id: pressing
 * again asks for the same thing, it does not do it anew.
 */
export function useCommand<Input extends WithId, V>(
  send: (input: Input) => Promise<Reply<V>>,
): Command<Omit<Input, 'commandId'>, V>;
export function useCommand<V>(send: (input: WithId) => Promise<Reply<V>>): Command<object, V> {
  const carrier = useTill();
  const inFlight = useRef(false);
  const unanswered = useRef<{ readonly commandId: string; readonly asked: string } | null>(null);
  const dropKept = useRef<() => void>(() => undefined);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const begin = () => {
    if (inFlight.current) return false;
    inFlight.current = true;
    setBusy(true);
    return true;
  };
  const end = (outcome: Outcome<V>) => {
    setTrouble(outcome.kind === 'trouble' ? outcome.trouble : null);
    setBusy(false);
    inFlight.current = false;
  };

  const run = async (input: object): Promise<Outcome<V> | null> => {
    if (!begin()) return null;
    dropKept.current();
    const asked = JSON.stringify(input);
    const commandId = unanswered.current?.asked === asked ? unanswered.current.commandId : crypto.randomUUID();
    const command = { commandId, send: () => send({ ...input, commandId }) };
    const outcome = await carryOutCommand(carrier, command);
    const isSilent = outcome.kind === 'trouble' && outcome.trouble.kind === 'silent';
    unanswered.current = isSilent ? { commandId, asked } : null;
    end(outcome);
    return offerRight(command, outcome);
  };

  /** The refusal is read first; the key beside it asks for the right. The next run drops what was kept. */
  const offerRight = (command: KeptCommand<V>, refused: Outcome<V>): Promise<Outcome<V>> => {
    if (refused.kind !== 'trouble' || refused.trouble.kind !== 'refused' || missingRight(refused) === null)
      return Promise.resolve(refused);
    const { trouble: said } = refused;
    return new Promise((resolve) => {
      dropKept.current = () => resolve(refused);
      const offer = () => setTrouble({ ...said, authorise: () => void authorise() });
      const authorise = async () => {
        if (!begin()) return;
        const outcome = await borrowRight(carrier, command, refused);
        end(outcome);
        if (outcome === refused) offer();
        else resolve(outcome);
      };
      offer();
    });
  };

  return { run, isBusy, trouble, forgive: useCallback(() => setTrouble(null), []) };
}
