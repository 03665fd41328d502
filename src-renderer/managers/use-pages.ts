import { useCallback, useEffect, useState } from 'react';
import type { AgentPageClient } from '#renderer/managers/agent-connection.ts';
import { type PageTrouble, useAsk } from '#renderer/managers/ask-agent.ts';
import type { ManagersRefusal } from '#shared/contract/managers-fields.ts';

type Reply<V> =
  | { readonly accepted: true; readonly value: V }
  | { readonly accepted: false; readonly refusal: ManagersRefusal };
export type RowsPage<T> = { readonly rows: readonly T[]; readonly hasMore: boolean };

/**
 * A list that comes in pages. A new `question` begins it anew; `news` asks for the same rows again without letting go of
 * those that are shown.
 */
export function usePages<T>(
  question: (client: AgentPageClient, skip: number) => Promise<Reply<RowsPage<T>>>,
  news: unknown = null,
) {
  const ask = useAsk();
  const [list, setList] = useState<RowsPage<T> | null>(null);
  const [trouble, setTrouble] = useState<PageTrouble | null>(null);
  const [pages, setPages] = useState(1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins with its first page.
  useEffect(() => setPages(1), [question]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: news is a reason to ask, not a part of the question.
  useEffect(() => {
    let isWanted = true;
    const fetchPages = async () => {
      const rows: T[] = [];
      let hasMore = true;
      for (let page = 0; page < pages && hasMore; page += 1) {
        const outcome = await ask((client) => question(client, rows.length));
        if (!isWanted) return;
        setTrouble(outcome.kind === 'trouble' ? outcome.trouble : null);
        if (outcome.kind === 'trouble') return;
        rows.push(...outcome.value.rows);
        hasMore = outcome.value.hasMore;
      }
      setList({ rows, hasMore });
    };
    void fetchPages();
    return () => {
      isWanted = false;
    };
  }, [ask, question, pages, news]);
  return { list, trouble, more: useCallback(() => setPages((now) => now + 1), []) };
}

/** What is typed, once the hand rests: a list is not asked for with every letter. */
export function useRested<T>(typed: T): T {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), 250);
    return () => clearTimeout(timer);
  }, [typed]);
  return rested;
}
