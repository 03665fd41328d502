import { useMemo } from 'react';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useChosen, useListFilter } from '#renderer/documents/use-list-filter.ts';
import type { CashDocumentType } from '#shared/cash-document/purpose.ts';

/** The list with its filters, and which document of it is chosen. */
export function useCashDocuments() {
  const filter = useListFilter<CashDocumentType>();
  const { text, type, value, date } = filter;
  const ask = useMemo(
    () => (client: TillClient) => client.cashDocument.list({ text, type, value, date }),
    [text, type, value, date],
  );
  const list = useAnswer(ask, 'changes');
  const documents = list.value?.documents ?? [];
  return { list, documents, filter, ...useChosen(documents, null) };
}

export type CashDocuments = ReturnType<typeof useCashDocuments>;
