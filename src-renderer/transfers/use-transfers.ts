import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useChosen } from '#renderer/documents/use-list-filter.ts';

const askTransfers = (client: TillClient) => client.cashDocument.transfers({});

/** What went between the tills of the store, and which transfer is chosen. */
export function useTransfers() {
  const list = useAnswer(askTransfers, 'changes');
  const transfers = (list.value ?? []).map((transfer) => ({ ...transfer, documentId: transfer.number }));
  return { list, transfers, ...useChosen(transfers, null) };
}

export type Transfers = ReturnType<typeof useTransfers>;
export type ShownTransfer = Transfers['transfers'][number];
