import { useRef, useState } from 'react';
import { carryOut, type Outcome, type Trouble } from '#renderer/connection/carry-out.ts';
import { useTill } from '#renderer/till/till-context.tsx';
import type { Reply } from '#shared/contract/reply.ts';

export type CommandQueue<V> = {
  /** Puts a command at the end; commands run one after the other, none is dropped. */
  readonly add: (send: (commandId: string) => Promise<Reply<V>>) => Promise<Outcome<V>>;
  /** Resolves when everything added so far has its answer. */
  readonly drained: () => Promise<void>;
  readonly trouble: Trouble | null;
  readonly forgive: () => void;
};

/** For what people write faster than a till answers: cells of a count, scanned items. Order is the order of writing. */
export function useCommandQueue<V>(): CommandQueue<V> {
  const { connection } = useTill();
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const add = (send: (commandId: string) => Promise<Reply<V>>): Promise<Outcome<V>> => {
    const commandId = crypto.randomUUID();
    const answer = last.current.then(() => carryOut(connection, () => send(commandId)));
    last.current = answer;
    return answer.then((outcome) => {
      setTrouble(outcome.kind === 'trouble' ? outcome.trouble : null);
      return outcome;
    });
  };

  return {
    add,
    drained: async () => {
      await last.current;
    },
    trouble,
    forgive: () => setTrouble(null),
  };
}
