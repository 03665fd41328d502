import { useEffect, useRef, useState } from 'react';
import { carryOut, type Trouble } from '#renderer/connection/carry-out.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { type Answer, useAnswer } from '#renderer/connection/use-answer.ts';
import { useTill } from '#renderer/till/till-context.tsx';
import type { Reply } from '#shared/contract/reply.ts';

/** A list that is asked for page by page. Must keep its identity as long as the same list is looked at. */
export type Pages<V> = {
  /** As many rows as were asked for so far. */
  readonly all: (client: TillClient) => Promise<Reply<V>>;
  /** The page that goes on after what stands there; null: nothing older is to be shown. */
  readonly after: (shown: V) => ((client: TillClient) => Promise<Reply<V>>) | null;
  readonly joined: (shown: V, older: V) => V;
  /** From now on `all` is one page more. */
  readonly grow: () => void;
};

export type PagedAnswer<V> = Answer<V> & {
  /** Null: there are none older, or as many as a list shows stand there. */
  readonly showOlder: (() => void) | null;
  readonly isAskingOlder: boolean;
  readonly olderTrouble: Trouble | null;
};

/** Asks for a list, and for its older pages one by one: each goes on after the last row of the one before. */
export function usePages<V>(pages: Pages<V>): PagedAnswer<V> {
  const { connection } = useTill();
  const answer = useAnswer(pages.all, 'changes');
  const [isAskingOlder, setAskingOlder] = useState(false);
  const [olderTrouble, setOlderTrouble] = useState<Trouble | null>(null);
  const latest = useRef({ pages, value: answer.value });
  useEffect(() => {
    latest.current = { pages, value: answer.value };
  });
  const showOlder = async (value: V, after: (client: TillClient) => Promise<Reply<V>>) => {
    setAskingOlder(true);
    const outcome = await carryOut(connection, () => after(connection.client));
    setAskingOlder(false);
    if (latest.current.pages !== pages) return;
    setOlderTrouble(outcome.kind === 'trouble' ? outcome.trouble : null);
    if (outcome.kind === 'trouble') return;
    pages.grow();
    // What changed meanwhile may have moved the rows: all of them are asked for anew.
    if (latest.current.value === value) answer.take(pages.joined(value, outcome.value));
    else answer.reload();
  };
  const { value } = answer;
  const after = value === null ? null : pages.after(value);
  return {
    ...answer,
    isAskingOlder,
    olderTrouble,
    showOlder: value === null || after === null ? null : () => void showOlder(value, after),
  };
}
