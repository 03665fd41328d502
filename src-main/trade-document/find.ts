import type { Database } from 'better-sqlite3';
import { fromJournal } from '#main/ledger/list-documents.ts';
import { must } from '#shared/assert.ts';
import { type KnownEvent, knownEvent } from '#shared/journal/event.ts';
import { type EventRow, eventOf } from '#shared/journal/event-row.ts';
import type { CorrectionBody } from '#shared/sale/correction-body.ts';

export type SaleEvent = Extract<KnownEvent, { kind: 'sale.completed' }>;
export type CorrectionEvent = Extract<KnownEvent, { kind: 'sale.corrected' }>;

const FROM_JOURNAL = fromJournal('trade_document');

export function findTradeDocument(connection: Database, documentId: string): SaleEvent | CorrectionEvent | null {
  const row = connection.prepare(`SELECT event.* ${FROM_JOURNAL} WHERE trade_document.id = ?`).get(documentId);
  return row === undefined ? null : tradeEvent(row as EventRow);
}

/** What came back of a receipt, oldest first. */
export function correctionsOf(connection: Database, documentId: string): readonly CorrectionBody[] {
  const rows = connection
    .prepare(`SELECT event.* ${FROM_JOURNAL} WHERE trade_document.original_id = ? ORDER BY trade_document.seq`)
    .all(documentId) as EventRow[];
  return rows.map(tradeEvent).flatMap((event) => (event.kind === 'sale.corrected' ? [event.body] : []));
}

export function tradeEvent(row: EventRow): SaleEvent | CorrectionEvent {
  const event = must(knownEvent(eventOf(row)), 'a till knows every kind that it writes');
  if (event.kind === 'sale.completed' || event.kind === 'sale.corrected') return event;
  throw new Error('Broken rule: a listed trade document is a sale or its correction');
}
