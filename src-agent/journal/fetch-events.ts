import type { z } from 'zod';
import type { AgentDatabase, AgentTables } from '#agent/database/tables.ts';
import { sealedEvent } from '#agent/journal/event-row.ts';
import { readBefore } from '#agent/journal/held-journal.ts';
import { lineageOf } from '#agent/journal/lineage.ts';
import { FETCH_EVENTS_MAX, type FetchedJournal, type fetchJournalSchema } from '#shared/contract/agent-journal.ts';

/** What is held after a till's own record; nothing where another record is held in its place. */
export async function fetchEvents(
  database: AgentDatabase,
  { store, till, epoch, afterSeq, afterHash }: z.infer<typeof fetchJournalSchema>,
): Promise<FetchedJournal> {
  return await database.transaction().execute(async (transaction) => {
    const before = await readBefore(transaction, { store, till, epoch }, afterSeq + 1);
    if (before?.hash !== afterHash) return { events: [], hasMore: false };
    const rows: AgentTables['journal_event'][] = [];
    for (const stretch of await lineageOf(transaction, { store, till }, epoch)) {
      const found = await transaction
        .selectFrom('journal_event')
        .selectAll()
        .where('store', '=', store)
        .where('till', '=', till)
        .where('epoch', '=', stretch.epoch)
        .where('seq', '>', Math.max(afterSeq, stretch.fromSeq - 1))
        .where('seq', '<=', stretch.toSeq)
        .orderBy('seq')
        .limit(FETCH_EVENTS_MAX + 1 - rows.length)
        .execute();
      rows.push(...found);
      if (rows.length > FETCH_EVENTS_MAX) break;
    }
    return { events: rows.slice(0, FETCH_EVENTS_MAX).map(sealedEvent), hasMore: rows.length > FETCH_EVENTS_MAX };
  });
}
