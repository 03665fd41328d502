import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import type { Desk } from '#main/desk/desk.ts';
import { type EventRow, eventOf } from '#main/ledger/event-row.ts';
import { formName } from '#main/paper/paper-shop.ts';
import { requireOperator } from '#main/shift/standing.ts';
import { readOperators } from '#main/till/settings.ts';
import { must } from '#shared/assert.ts';
import type {
  askCashDocumentsSchema,
  CashDocument,
  CashDocumentList,
  ListedCashDocument,
} from '#shared/contract/cash-document.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { type KnownEvent, knownEvent } from '#shared/journal/event.ts';
import { no, ok, type Result } from '#shared/result.ts';

export type IssuedEvent = Extract<KnownEvent, { kind: 'cash_document.issued' }>;

/** Each listed document stands whole in the journal; the index by shift finds its event. */
const FROM_JOURNAL =
  'FROM cash_document JOIN event ON event.shift_id = cash_document.shift_id AND event.seq = cash_document.seq';

/** CD/CW List: what this till issued, by hand or by itself, newest first. */
export function cashDocumentList(
  desk: Desk,
  { text, type, date, limit }: z.infer<typeof askCashDocumentsSchema>,
): Result<CashDocumentList, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const rows = desk.connection
    .prepare(
      `SELECT event.* ${FROM_JOURNAL}
        WHERE (@text = '' OR instr(upper(cash_document.number), upper(@text)) > 0)
          AND (@type IS NULL OR cash_document.type = @type)
          AND (@date IS NULL OR substr(cash_document.issued_at, 1, 10) = @date)
        ORDER BY event.epoch DESC, event.seq DESC LIMIT @limit`,
    )
    .all({ text: text.trim(), type, date, limit: limit + 1 }) as EventRow[];
  return ok({
    documents: rows.slice(0, limit).map((row) => listed(desk, issuedEvent(row))),
    hasMore: rows.length > limit,
    days: desk.connection
      .prepare('SELECT DISTINCT substr(issued_at, 1, 10) AS day FROM cash_document ORDER BY day DESC LIMIT 400')
      .pluck()
      .all() as string[],
  });
}

export function showCashDocument(desk: Desk, documentId: string): Result<CashDocument, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
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
    printJobId: newestSlip(desk.connection, number),
  });
}

export function findCashDocument(connection: Database, documentId: string): IssuedEvent | null {
  const row = connection.prepare(`SELECT event.* ${FROM_JOURNAL} WHERE cash_document.id = ?`).get(documentId);
  return row === undefined ? null : issuedEvent(row as EventRow);
}

/** What a shift issued, by hand or by itself, in order. */
export function cashDocumentsOfShift(connection: Database, shiftId: string): readonly IssuedEvent[] {
  const rows = connection
    .prepare(`SELECT event.* ${FROM_JOURNAL} WHERE cash_document.shift_id = ? ORDER BY cash_document.seq`)
    .all(shiftId);
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
    issuedAt: wallAt,
  };
}

function newestSlip(connection: Database, number: string): string | null {
  const id = connection
    .prepare(
      `SELECT id FROM print_job WHERE kind = 'cash_document' AND document_number = ? ORDER BY ordinal DESC LIMIT 1`,
    )
    .pluck()
    .get(number);
  return typeof id === 'string' ? id : null;
}
