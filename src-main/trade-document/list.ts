import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import type { Desk } from '#main/desk/desk.ts';
import { listDocuments } from '#main/ledger/list-documents.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { formName } from '#main/paper/paper-shop.ts';
import { newestJob } from '#main/printing/newest-job.ts';
import { requireOperator } from '#main/shift/standing.ts';
import {
  type CorrectionEvent,
  correctionsOf,
  findTradeDocument,
  type SaleEvent,
  tradeEvent,
} from '#main/trade-document/find.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type {
  askTradeDocumentsSchema,
  ListedTradeDocument,
  TradeDocument,
  tradeDocumentListSchema,
} from '#shared/contract/trade-document.ts';
import { decimalText } from '#shared/money/decimal-text.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { quantityLeft } from '#shared/sale/returnable.ts';

/** Trade Documents: receipts of this till and what came back of them, newest first. */
export function tradeDocumentList(
  desk: Desk,
  asked: z.infer<typeof askTradeDocumentsSchema>,
): Result<z.infer<typeof tradeDocumentListSchema>, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const { rows, hasMore, days } = listDocuments(
    desk.connection,
    'trade_document',
    asked,
    desk.configuration().currencies,
  );
  const nameOf = operatorNames(desk.connection);
  return ok({ documents: rows.map((row) => listed(desk, tradeEvent(row), nameOf)), hasMore, days });
}

export function showTradeDocument(desk: Desk, documentId: string): Result<TradeDocument, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const event = findTradeDocument(desk.connection, documentId);
  if (event === null) return no({ code: 'trade_document_unknown' });
  const nameOf = operatorNames(desk.connection);
  const corrections = correctionsOf(desk.connection, documentId);
  const isReceipt = event.kind === 'sale.completed';
  return ok({
    ...listed(desk, event, nameOf),
    lines: event.body.lines.map((line) => ({
      id: line.id,
      name: line.name,
      unit: line.unit,
      quantity: line.quantity,
      leftQuantity: isReceipt ? decimalText(quantityLeft(line, corrections)) : '0',
      priceMinor: line.priceMinor,
      valueMinor: line.valueMinor,
    })),
    original: isReceipt ? null : event.body.original,
    corrections: corrections.map(({ documentId: id, number }) => ({ documentId: id, number })),
    reason: isReceipt ? '' : event.body.reason,
    authorisedBy: event.authorisedBy === null ? null : nameOf(event.authorisedBy),
    printJobId: newestJob(desk.connection, event.body.number, ['receipt', 'correction']),
  });
}

function listed(
  desk: Desk,
  event: SaleEvent | CorrectionEvent,
  nameOf: (operatorId: string) => string,
): ListedTradeDocument {
  const { documentId, number, handledBy, currency, totalMinor } = event.body;
  const forms =
    event.kind === 'sale.completed'
      ? event.body.payments.map(({ paymentForm }) => paymentForm)
      : [event.body.refund.paymentForm];
  return {
    documentId,
    number,
    type: event.kind === 'sale.completed' ? 'receipt' : 'correction',
    handledBy: nameOf(handledBy),
    customer: event.body.customer?.name ?? '',
    forms: [...new Set(forms)].map((form) => formName(desk.configuration(), form)),
    currency,
    totalMinor: event.kind === 'sale.completed' ? totalMinor : -totalMinor,
    issuedAt: event.wallAt,
  };
}

function operatorNames(connection: Database): (operatorId: string) => string {
  const operators = readOperators(connection);
  return (operatorId) => operators.find(({ id }) => id === operatorId)?.name ?? operatorId;
}
