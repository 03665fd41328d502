import type { AgentTransaction } from '#agent/database/tables.ts';
import type { PushRequest } from '#agent/journal/push-range.ts';
import type { RefusedRecord } from '#shared/contract/managers-tills.ts';
import type { RangeTrouble } from '#shared/sync/range.ts';

/** Keeps which record of a till was not taken, and why, for those who see the till from afar; the next push that is taken forgets it. */
export async function keepRefused(
  transaction: AgentTransaction,
  { store, till, events }: PushRequest,
  { at, trouble }: { readonly at: string; readonly trouble: Extract<RangeTrouble, { readonly code: 'flaw' }> },
): Promise<void> {
  const { seq, flaw } = trouble;
  const kind = events.find((event) => event.seq === seq)?.kind ?? '';
  const refused: RefusedRecord = { seq, kind, flaw, at };
  await transaction
    .updateTable('till')
    .set({ refused_record: JSON.stringify(refused) })
    .where('store', '=', store)
    .where('till', '=', till)
    .execute();
}
