import { useMemo } from 'react';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useChosen, useListFilter } from '#renderer/documents/use-list-filter.ts';
import type { TradeDocumentType } from '#shared/sale/trade-document-type.ts';

/** The list with its filters, and which document of it is chosen. */
export function useTradeDocuments(firstId: string | null) {
  const filter = useListFilter<TradeDocumentType>();
  const { text, type, date } = filter;
  const ask = useMemo(
    () => (client: TillClient) => client.tradeDocument.list({ text, type, date }),
    [text, type, date],
  );
  const list = useAnswer(ask, 'changes');
  const documents = list.value?.documents ?? [];
  return { list, documents, filter, ...useChosen(documents, firstId) };
}

export type TradeDocuments = ReturnType<typeof useTradeDocuments>;
