import type { AgentTransaction } from '#agent/database/tables.ts';
import type { JournalKey } from '#agent/journal/held-journal.ts';
import { assert } from '#shared/assert.ts';
import { ERP_KINDS } from '#shared/contract/erp.ts';

/** Places for the documents of one range; a range is shorter. */
const PLACES = 1_000;
const ROWS_PER_INSERT = 100;

/**
 * Gives the documents of a range their places in the store's one order. `feedPosition` was taken under the lock of the
 * store's feed: it grows from range to range, also over a restore of the database, and so do the places.
 */
export async function numberDocuments(
  transaction: AgentTransaction,
  {
    store,
    till,
    epoch,
    receivedAt,
    feedPosition,
  }: JournalKey & { readonly receivedAt: string; readonly feedPosition: number },
  events: readonly { readonly kind: string; readonly seq: number }[],
): Promise<void> {
  const documents = events.filter(({ kind }) => kind in ERP_KINDS);
  assert(documents.length < PLACES, 'a range has fewer documents than places', { documents: documents.length });
  const rows = documents.map(({ seq }, index) => ({
    store,
    position: feedPosition * PLACES + index,
    till,
    epoch,
    seq,
    received_at: receivedAt,
  }));
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT)
    await transaction
      .insertInto('erp_document')
      .values(rows.slice(from, from + ROWS_PER_INSERT))
      .execute();
}
