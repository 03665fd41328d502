import { useCallback, useEffect, useRef, useState } from 'react';
import { carryOut, type Trouble } from '#renderer/connection/carry-out.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useTill, useTillStore } from '#renderer/till/till-context.tsx';
import type { Reply } from '#shared/contract/reply.ts';

export type Answer<V> = {
  readonly value: V | null;
  readonly trouble: Trouble | null;
  readonly reload: () => void;
  /** Takes over a newer value that a command answered. */
  readonly take: (value: V) => void;
};

/**
 * Asks the till when the window opens and again after a lost connection. With `follow`, again after each change of the
 * till. `ask` must keep its identity: declare it outside the component.
 */
export function useAnswer<V>(ask: (client: TillClient) => Promise<Reply<V>>, follow: 'once' | 'changes'): Answer<V> {
  const { connection } = useTill();
  const isConnected = useTillStore((store) => store.isConnected);
  const revision = useTillStore((store) => (follow === 'changes' ? (store.till?.revision ?? 0) : 0));
  const [value, setValue] = useState<V | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const latest = useRef(0);

  const reload = useCallback(() => {
    latest.current += 1;
    const mine = latest.current;
    void carryOut(connection, () => ask(connection.client)).then((outcome) => {
      if (mine !== latest.current) return;
      if (outcome.kind === 'done') setValue(outcome.value);
      setTrouble(outcome.kind === 'trouble' ? outcome.trouble : null);
    });
  }, [connection, ask]);

  const take = useCallback((newer: V) => {
    latest.current += 1;
    setValue(newer);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `revision` is not read; its change is the reason to ask again.
  useEffect(() => {
    if (isConnected) reload();
  }, [isConnected, revision, reload]);

  return { value, trouble, reload, take };
}
