import { useEffect, useRef, useState } from 'react';
import { carryOut, type Trouble } from '#renderer/connection/carry-out.ts';
import type { FigureAsked } from '#renderer/end-of-shift/figure-dock.tsx';
import { isSameRow } from '#renderer/end-of-shift/row-name.ts';
import { useTill } from '#renderer/till/till-context.tsx';
import type { EndRow, FigureDocuments } from '#shared/contract/shift.ts';

type Document = FigureDocuments['documents'][number];
type Page = {
  readonly shown: FigureAsked;
  readonly documents: readonly Document[];
  readonly hasMore: boolean;
  readonly elsewhere: FigureDocuments['elsewhere'];
  readonly isLoading: boolean;
  readonly trouble: Trouble | null;
};
export type FigurePages = Page & { readonly loadMore: () => void };

const PAGE = 50;
/** Looking for one document reads on in larger steps. */
const SEARCH_PAGE = 200;

/** The documents of a figure, page by page. A document to find is read up to; it may stand in another payment form. */
export function useFigurePages(of: {
  readonly asked: FigureAsked;
  readonly rows: readonly EndRow[];
  readonly shiftId: string;
}): FigurePages {
  const { connection } = useTill();
  const { asked, shiftId } = of;
  const [page, setPage] = useState<Page>(() => emptyPage(asked));
  const latest = useRef(0);

  const load = async (figures: readonly FigureAsked[], before: readonly Document[]) => {
    latest.current += 1;
    const mine = latest.current;
    for (const shown of figures) {
      let documents = before;
      for (;;) {
        const { paymentForm, currency } = shown.row;
        const ask = {
          shiftId,
          paymentForm,
          currency,
          part: shown.part,
          after: documents.at(-1)?.seq ?? 0,
          limit: asked.number === undefined ? PAGE : SEARCH_PAGE,
        };
        const outcome = await carryOut(connection, () => connection.client.shift.figure(ask));
        if (mine !== latest.current) return;
        if (outcome.kind === 'trouble')
          return setPage({ ...emptyPage(shown), documents, isLoading: false, trouble: outcome.trouble });
        documents = [...documents, ...outcome.value.documents];
        const { hasMore, elsewhere } = outcome.value;
        const isFound = asked.number === undefined || documents.some(({ number }) => number === asked.number);
        if (isFound || !hasMore) setPage({ shown, documents, hasMore, elsewhere, isLoading: false, trouble: null });
        if (isFound) return;
        if (!hasMore) break;
      }
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another figure is the reason to ask anew, nothing else.
  useEffect(() => {
    setPage(emptyPage(asked));
    void load(figuresToSearch(asked, of.rows), []);
    return () => {
      latest.current += 1;
    };
  }, [asked]);

  return {
    ...page,
    loadMore: () => {
      setPage((now) => ({ ...now, isLoading: true }));
      void load([page.shown], page.documents);
    },
  };
}

function emptyPage(shown: FigureAsked): Page {
  return { shown, documents: [], hasMore: false, elsewhere: [], isLoading: true, trouble: null };
}

/** Cash over by a sale keyed under another form: that sale stands among the other forms of the currency. */
export function figuresToSearch(asked: FigureAsked, rows: readonly EndRow[]): readonly FigureAsked[] {
  if (asked.number === undefined || asked.part !== 'received') return [asked];
  const others = rows.filter((row) => row.currency === asked.row.currency && !isSameRow(row, asked.row));
  return [...others.filter((row) => row.parts.receivedMinor !== 0).map((row) => ({ ...asked, row })), asked];
}
