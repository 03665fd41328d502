import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import type { Desk } from '#main/desk/desk.ts';
import { fromJournal, listDocuments } from '#main/ledger/list-documents.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { formName } from '#main/paper/paper-shop.ts';
import { newestJob } from '#main/printing/newest-job.ts';
import { requireRight } from '#main/shift/standing.ts';
import { must } from '#shared/assert.ts';
import type {
  askCashDocumentsSchema,
  CashDocument,
  CashDocumentList,
  ListedCashDocument,
} from '#shared/contract/cash-document.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { type KnownEvent, knownEvent } from '#shared/journal/event.ts';
import { type EventRow, eventOf } from '#shared/journal/event-row.ts';
import { no, ok, type Result } from '#shared/result.ts';

export type IssuedEvent = Extract<KnownEvent, { kind: 'cash_document.issued' }>;

const FROM_JOURNAL = fromJournal('cash_document');

/** CD/CW List: what this till issued, by hand or by itself, newest first. */
export function cashDocumentList(
  desk: Desk,
  asked: z.infer<typeof askCashDocumentsSchema>,
): Result<CashDocumentList, Refusal> {
  const permitted = requireRight(desk, 'view_cash_documents');
  if (!permitted.ok) return permitted;
  const { rows, hasMore, days } = listDocuments(
    desk.connection,
    'cash_document',
    asked,
    desk.configuration().currencies,
  );
  return ok({ documents: rows.map((row) => listed(desk, issuedEvent(row))), hasMore, days });
}

export function showCashDocument(desk: Desk, documentId: string): Result<CashDocument, Refusal> {
  const permitted = requireRight(desk, 'view_cash_documents');
  if (!permitted.ok) return permitted;
  const event = findCashDocument(desk.connection, documentId);
  if (event === null) return no({ code: 'cash_document_unknown' });
  const { purpose, payer, transfer, attributes, handledBy, number } = event.body;
  const operators = readOperators(desk.connection);
  const nameOf = (id: string): string => operators.find((one) => one.id === id)?.name ?? id;
  return ok({
    ...listed(desk, event),
    purpose,
    payer,
    transfer,
    attributes,
    handledBy: nameOf(handledBy),
    authorisedBy: event.authorisedBy === null ? null : nameOf(event.authorisedBy),
    printJobId: newestJob(desk.connection, number, ['cash_document']),
  });
}

export function findCashDocument(connection: Database, documentId: string): IssuedEvent | null {
  const row = connection.prepare(`SELECT event.* ${FROM_JOURNAL} WHERE cash_document.id = ?`).get(documentId);
  return row === undefined ? null : issuedEvent(row as EventRow);
}

/** What this till issued in shifts, by hand or by itself, in order. `parts`: their ids as a JSON array. */
export function cashDocumentsOfShift(connection: Database, parts: string): readonly IssuedEvent[] {
  const rows = connection
    .prepare(
      `SELECT event.* ${FROM_JOURNAL}
        WHERE cash_document.shift_id IN (SELECT value FROM json_each(?)) ORDER BY cash_document.seq`,
    )
    .all(parts);
  return (rows as EventRow[]).map(issuedEvent);
}

/** Whether another till's transfer was entered here before; the same money is never taken in twice. */
export function isTransferEntered(connection: Database, number: string): boolean {
  const found = connection
    .prepare(
      `SELECT 1 ${FROM_JOURNAL}
        WHERE cash_document.type = 'CD' AND cash_document.tag = 'Manual'
          AND json_extract(event.body, '$.transfer.number') = ? LIMIT 1`,
    )
    .get(number);
  return found !== undefined;
}

function issuedEvent(row: EventRow): IssuedEvent {
  const event = must(knownEvent(eventOf(row)), 'a till knows every kind that it writes');
  if (event.kind !== 'cash_document.issued') throw new Error('Broken rule: a listed cash document was issued');
  return event;
}

/** Whether a transfer that was taken in is what was sent: known at once, or since it was compared. */
function arrivalOf(connection: Database, body: IssuedEvent['body']): ListedCashDocument['arrival'] {
  const { amountMinor, documentId, transfer, type } = body;
  if (type !== 'CD' || transfer?.sentMinor === undefined) return null;
  const { sentMinor } = transfer;
  if (sentMinor !== null) return { state: sentMinor === amountMinor ? 'agrees' : 'differs', sentMinor };
  const compared = connection
    .prepare('SELECT outcome, sent_minor AS sentMinor FROM unproven_transfer WHERE document_id = ?')
    .get(documentId) as { outcome: 'agrees' | 'differs' | 'other_money' | null; sentMinor: number | null } | undefined;
  return { state: compared?.outcome ?? 'unproven', sentMinor: compared?.sentMinor ?? null };
}

function listed(desk: Desk, { body, wallAt }: IssuedEvent): ListedCashDocument {
  const { documentId, number, type, tag, reason, description, paymentForm, currency, amountMinor } = body;
  return {
    documentId,
    number,
    type,
    tag,
    reason: reason?.name ?? '',
    description,
    formName: formName(desk.configuration(), paymentForm),
    currency,
    amountMinor,
    arrival: arrivalOf(desk.connection, body),
    issuedAt: wallAt,
  };
}
