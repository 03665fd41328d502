import { useEffect, useState } from 'react';
import { carryOut } from '#renderer/connection/carry-out.ts';
import { useTill } from '#renderer/till/till-context.tsx';
import type { FoundItem } from '#shared/contract/sale.ts';

/** What was found, and for which text: an answer for an older text must not be taken for the newest. */
export type Suggestions = { readonly text: string; readonly items: readonly FoundItem[] };

/** Long enough that a scanner's figures are never searched, short enough that a hand does not notice. */
const PAUSE_MS = 60;
const LIMIT = 12;

/** Looks for items while the text is being typed. `null`: nothing is looked for, or nothing is known yet. */
export function useSuggestions(text: string): Suggestions | null {
  const { connection } = useTill();
  const [found, setFound] = useState<Suggestions | null>(null);
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === '') return setFound(null);
    let isWanted = true;
    const timer = setTimeout(() => {
      void carryOut(connection, () => connection.client.item.search({ text: wanted, limit: LIMIT })).then((outcome) => {
        if (isWanted && outcome.kind === 'done') setFound({ text: wanted, items: outcome.value });
      });
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [connection, wanted]);
  return wanted === '' ? null : found;
}
