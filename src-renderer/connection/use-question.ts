import { useState } from 'react';
import { carryOut, type Trouble } from '#renderer/connection/carry-out.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useTill } from '#renderer/till/till-context.tsx';
import type { Reply } from '#shared/contract/reply.ts';

export type Question<I, V> = {
  /** Null: refused or unanswered, said in `trouble`. */
  readonly ask: (input: I) => Promise<V | null>;
  readonly value: V | null;
  readonly isBusy: boolean;
  readonly trouble: Trouble | null;
};

/** A question that somebody presses a key for: it changes nothing, and may be asked again. */
export function useQuestion<I, V>(ask: (client: TillClient, input: I) => Promise<Reply<V>>): Question<I, V> {
  const { connection } = useTill();
  const [value, setValue] = useState<V | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);
  return {
    value,
    trouble,
    isBusy,
    ask: async (input) => {
      setBusy(true);
      const outcome = await carryOut(connection, () => ask(connection.client, input));
      setBusy(false);
      setTrouble(outcome.kind === 'trouble' ? outcome.trouble : null);
      const answered = outcome.kind === 'done' ? outcome.value : null;
      setValue(answered);
      return answered;
    },
  };
}
