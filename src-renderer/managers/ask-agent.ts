import { ORPCError } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { AgentPageClient } from '#renderer/managers/agent-connection.ts';
import { useAgent } from '#renderer/managers/page-context.tsx';
import type { ManagersRefusal } from '#shared/contract/managers-fields.ts';

type Reply<V> =
  | { readonly accepted: true; readonly value: V }
  | { readonly accepted: false; readonly refusal: ManagersRefusal };

export type PageTrouble =
  | { readonly kind: 'refused'; readonly refusal: ManagersRefusal }
  | { readonly kind: 'fault'; readonly words: string }
  | { readonly kind: 'silent' };

type Outcome<V> =
  | { readonly kind: 'done'; readonly value: V }
  | { readonly kind: 'trouble'; readonly trouble: PageTrouble };

/** Asks the Agent. A session that ended meanwhile leads to Log On, wherever it is noticed. */
export function useAsk(): <V>(ask: (client: AgentPageClient) => Promise<Reply<V>>) => Promise<Outcome<V>> {
  const { client, store } = useAgent();
  return useCallback(
    async (ask) => {
      try {
        const reply = await ask(client);
        if (reply.accepted) return { kind: 'done', value: reply.value };
        return { kind: 'trouble', trouble: { kind: 'refused', refusal: reply.refusal } };
      } catch (fault) {
        if (isSessionOver(fault)) store.getState().sit(null);
        if (fault instanceof ORPCError) return { kind: 'trouble', trouble: { kind: 'fault', words: fault.message } };
        return { kind: 'trouble', trouble: { kind: 'silent' } };
      }
    },
    [client, store],
  );
}

export function isSessionOver(fault: unknown): boolean {
  return fault instanceof ORPCError && fault.status === 401;
}

/** An act of a manager: one at a time, with what came in its way. */
export function useAct<I, V>(act: (client: AgentPageClient) => (input: I) => Promise<Reply<V>>) {
  const ask = useAsk();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<PageTrouble | null>(null);
  const run = async (input: I): Promise<V | null> => {
    setBusy(true);
    const outcome = await ask((client) => act(client)(input));
    setBusy(false);
    setTrouble(outcome.kind === 'trouble' ? outcome.trouble : null);
    return outcome.kind === 'done' ? outcome.value : null;
  };
  return { run, isBusy, trouble };
}

/** What the Agent says, asked again with each new `question` and after `news`. `value`: null until it has spoken. */
export function useLiveAnswer<V>(question: (client: AgentPageClient) => Promise<Reply<V>>, news: unknown = null) {
  const ask = useAsk();
  const [round, setRound] = useState(0);
  const [value, setValue] = useState<V | null>(null);
  const [trouble, setTrouble] = useState<PageTrouble | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: news and a new round are reasons to ask the same question again.
  useEffect(() => {
    let isWanted = true;
    void ask(question).then((outcome) => {
      if (!isWanted) return;
      if (outcome.kind === 'done') setValue(outcome.value);
      setTrouble(outcome.kind === 'trouble' ? outcome.trouble : null);
    });
    return () => {
      isWanted = false;
    };
  }, [ask, question, news, round]);
  return { value, trouble, again: useCallback(() => setRound((now) => now + 1), []) };
}
