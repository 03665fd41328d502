import type { Database } from 'better-sqlite3';
import { readOperators } from '#main/operator/roster-store.ts';
import { parkedDrafts, parkedItem } from '#main/sale/parked-store.ts';
import { TOLD_ITEMS_MAX, TOLD_PARKED_MAX, type ToldParked } from '#shared/contract/agent-parked.ts';
import { draftTotal } from '#shared/sale/draft.ts';

/** What is put aside at this till, as it is told to the Agent. It is no event: a document is of no shift until it is completed. */
export function parkedFromAfar(connection: Database): ToldParked[] {
  const operators = readOperators(connection);
  return parkedDrafts(connection)
    .slice(0, TOLD_PARKED_MAX)
    .map(({ draft, reason, parkedBy, parkedByName, parkedAt }) => ({
      documentId: draft.documentId,
      handledBy: parkedByName ?? operators.find(({ id }) => id === parkedBy)?.name ?? parkedBy,
      parkedBy,
      parkedAt,
      reason,
      currency: draft.currency,
      totalMinor: draftTotal(draft.lines),
      lines: draft.lines.length,
      items: draft.lines.slice(0, TOLD_ITEMS_MAX).map(parkedItem),
    }));
}
