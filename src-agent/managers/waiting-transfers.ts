import type { AgentDatabase } from '#agent/database/tables.ts';
import { readTransfers } from '#agent/transfer/read-transfers.ts';
import { type StoreTransfer, transferState } from '#shared/cash-document/transfer.ts';
import type { Waiting } from '#shared/contract/managers-overview.ts';

/** Nobody carries money through a store for so many hours. */
const UNDER_WAY_LONG_MS = 4 * 60 * 60_000;
/** What differed longer ago was looked into, or never will be; the documents stay. */
const SHOWN_FOR_MS = 7 * 24 * 60 * 60_000;

/** Transfers that somebody has to look into: not arrived as sent, taken in twice, never told of, or under way for long. */
export async function waitingTransfers(
  database: AgentDatabase,
  at: { readonly store: string; readonly now: string },
): Promise<readonly Waiting[]> {
  const transfers = await readTransfers(database, at);
  return transfers.flatMap((transfer) => waitingOf(transfer, Date.parse(at.now)));
}

function waitingOf(transfer: StoreTransfer, nowMs: number): readonly Waiting[] {
  const { number, receipts, sent } = transfer;
  const state = transferState(transfer);
  const since = receipts.at(-1)?.at ?? sent?.at;
  const toTill = receipts.at(-1)?.till ?? sent?.toTill;
  if (state === 'arrived' || state === 'returned' || since === undefined || toTill === undefined) return [];
  const ageMs = nowMs - Date.parse(since);
  if (state === 'under_way' ? ageMs < UNDER_WAY_LONG_MS : ageMs > SHOWN_FOR_MS) return [];
  return [
    {
      kind: 'transfer',
      number,
      state,
      fromTill: sent?.fromTill ?? null,
      toTill,
      currency: sent?.currency ?? receipts[0]?.currency ?? '',
      sentMinor: sent?.amountMinor ?? null,
      receivedMinor: receipts.length === 0 ? null : receipts.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      since,
    },
  ];
}
