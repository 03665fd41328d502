import { useMemo, useState } from 'react';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import type { CashDocumentType } from '#shared/cash-document/purpose.ts';

/** The list with its filters, and which document of it is chosen: until somebody chooses, the newest. */
export function useCashDocuments() {
  const [text, setText] = useState('');
  const [type, setType] = useState<CashDocumentType | null>(null);
  const [date, setDate] = useState<string | null>(null);
  const [chosenId, choose] = useState<string | null>(null);
  const ask = useMemo(() => (client: TillClient) => client.cashDocument.list({ text, type, date }), [text, type, date]);
  const list = useAnswer(ask, 'changes');
  const documents = list.value?.documents ?? [];
  const at = documents.findIndex(({ documentId }) => documentId === chosenId);
  const index = Math.max(0, at);
  return {
    list,
    documents,
    chosen: documents[index] ?? null,
    choose,
    step: (by: 1 | -1) => choose(documents[index + by]?.documentId ?? documents[index]?.documentId ?? null),
    filter: { text, type, date, setText, setType, setDate },
  };
}

export type CashDocuments = ReturnType<typeof useCashDocuments>;
