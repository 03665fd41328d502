import { useState } from 'react';
import type { ValueBand } from '#shared/contract/document-list.ts';

/** What a list of documents is narrowed to: part of a number, a kind, a band of values, a day. */
export function useListFilter<T extends string>() {
  const [text, setText] = useState('');
  const [type, setType] = useState<T | null>(null);
  const [value, setValue] = useState<ValueBand | null>(null);
  const [date, setDate] = useState<string | null>(null);
  return { text, type, value, date, setText, setType, setValue, setDate };
}

export type ListFilter<T extends string> = ReturnType<typeof useListFilter<T>>;

/**
 * Which of the listed documents is chosen: until somebody chooses, the newest. Steps of a hand that is faster than the
 * list are taken once it is there.
 */
export function useChosen<D extends { readonly documentId: string }>(documents: readonly D[], firstId: string | null) {
  const [{ id, ahead }, setChosen] = useState({ id: firstId, ahead: 0 });
  const from = Math.max(
    0,
    documents.findIndex(({ documentId }) => documentId === id),
  );
  const index = within(documents, from + ahead);
  const choose = (next: string | null) => setChosen({ id: next, ahead: 0 });
  return {
    chosen: documents[index] ?? null,
    choose,
    step: (by: 1 | -1) => {
      if (documents.length === 0) setChosen((now) => ({ ...now, ahead: now.ahead + by }));
      else choose(documents[within(documents, index + by)]?.documentId ?? null);
    },
  };
}

function within(list: readonly unknown[], index: number): number {
  return Math.max(0, Math.min(index, list.length - 1));
}
