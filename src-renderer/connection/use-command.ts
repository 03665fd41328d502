import { useCallback, useRef, useState } from 'react';
import { carryOut, type Outcome, type Trouble } from '#renderer/connection/carry-out.ts';
import { useTill } from '#renderer/till/till-context.tsx';
import type { Reply } from '#shared/contract/reply.ts';

type WithId = { readonly commandId: string };

export type Command<I, V> = {
  /** Does it, or answers `null` at once when the same action is already under way: a double click is one click. */
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
  const { connection } = useTill();
  const inFlight = useRef(false);
  const unanswered = useRef<{ readonly commandId: string; readonly asked: string } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const run = async (input: object): Promise<Outcome<V> | null> => {
    if (inFlight.current) return null;
    inFlight.current = true;
    setBusy(true);
    const asked = JSON.stringify(input);
    const commandId = unanswered.current?.asked === asked ? unanswered.current.commandId : crypto.randomUUID();
    const outcome = await carryOut(connection, () => send({ ...input, commandId }));
    const isSilent = outcome.kind === 'trouble' && outcome.trouble.kind === 'silent';
    unanswered.current = isSilent ? { commandId, asked } : null;
    setTrouble(outcome.kind === 'trouble' ? outcome.trouble : null);
    setBusy(false);
    inFlight.current = false;
    return outcome;
  };

  return { run, isBusy, trouble, forgive: useCallback(() => setTrouble(null), []) };
}
