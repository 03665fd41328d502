import type { Database } from 'better-sqlite3';
import { dropDraftOf } from '#main/sale/draft-store.ts';
import { findParked, forgetParked, isInHand, keepArrived } from '#main/sale/parked-store.ts';
import { type JournalEvent, readableEvent } from '#shared/journal/event.ts';
import { readMoved } from '#shared/sale/moved-document.ts';

/**
 * Work in hand of a till that was restored from a backup is as old as the backup; the records that it takes back say what became of
 * it. What was sold, given up or let go since is no longer there, and what had arrived is parked again.
 */
export function settleParked(connection: Database, taken: JournalEvent): void {
  const event = readableEvent(taken);
  switch (event?.kind) {
    case 'sale.completed':
    case 'sale.discarded':
    case 'sale.parked_handed':
      forgetParked(connection, event.body.documentId);
      dropDraftOf(connection, event.body.documentId);
      return;
    case 'sale.parked_received': {
      const { documentId, fromTill } = event.body;
      const draft = readMoved(event.body);
      if (!draft.ok || findParked(connection, documentId) !== null || isInHand(connection, documentId)) return;
      keepArrived(connection, event.body, { draft: draft.value, fromTill });
      return;
    }
    default:
  }
}
