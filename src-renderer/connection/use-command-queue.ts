import { useRef, useState } from 'react';
import type { Outcome, Trouble } from '#renderer/connection/carry-out.ts';
import {
  borrowRight,
  type Carrier,
  carryOutCommand,
  type KeptCommand,
} from '#renderer/connection/carry-out-command.ts';
import { isMissingRightAlone, missingRight } from '#renderer/connection/rights.ts';
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
export function useCommandQueue<V>(lentBy?: KeptCommand<V>['lentBy']): CommandQueue<V> {
  const carrier = useTill();
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const add = (send: (commandId: string) => Promise<Reply<V>>): Promise<Outcome<V>> => {
    const commandId = crypto.randomUUID();
    const answer = last.current.then(() => carryOutInTurn(carrier, { commandId, send: () => send(commandId), lentBy }));
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

/** What stands behind a refused step has to wait anyway, so that a right that is missing is asked for at once. */
async function carryOutInTurn<V>(carrier: Carrier, command: KeptCommand<V>): Promise<Outcome<V>> {
  const outcome = await carryOutCommand(carrier, command);
  const isAskedAlready = isMissingRightAlone(outcome);
  if (command.lentBy !== undefined) return outcome;
  return missingRight(outcome) === null || isAskedAlready ? outcome : borrowRight(carrier, command, outcome);
}
