import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { CARD_STATES, type CardPayment } from '#shared/card/card-payment.ts';
import { cardResultSchema } from '#shared/terminal/terminal-outcome.ts';

const rowSchema = z
  .object({
    id: z.string(),
    document_id: z.string(),
    corrects_id: z.string().nullable(),
    shift_id: z.string(),
    session_id: z.string(),
    operator_id: z.string(),
    payment_form: z.string(),
    currency: z.string(),
    amount_minor: z.int(),
    terminal: z.string(),
    state: z.enum(CARD_STATES),
    reason: z.string(),
    code: z.string(),
    requested_at: z.string(),
    result: z.string().nullable(),
    sale_number: z.string().nullable(),
    settlement_id: z.string().nullable(),
  })
  .transform(
    (row): CardPayment => ({
      id: row.id,
      documentId: row.document_id,
      correctsId: row.corrects_id,
      shiftId: row.shift_id,
      sessionId: row.session_id,
      operatorId: row.operator_id,
      paymentForm: row.payment_form,
      currency: row.currency,
      amountMinor: row.amount_minor,
      terminal: row.terminal,
      state: row.state,
      reason: row.reason,
      code: row.code,
      requestedAt: row.requested_at,
      result: row.result === null ? null : cardResultSchema.parse(JSON.parse(row.result)),
      saleNumber: row.sale_number,
      settlementId: row.settlement_id,
    }),
  );

const OPEN = `state IN ('requested', 'unknown', 'reversing', 'reversal_unknown')`;
/** Receipt numbers begin again after 9999: only the latest say what is new. */
const RECEIPTS_KNOWN = 200;

export function cardPaymentById(connection: Database, id: string): CardPayment | null {
  const row = connection.prepare('SELECT * FROM card_payment WHERE id = ?').get(id);
  return row === undefined ? null : rowSchema.parse(row);
}

/** All payments ever asked for in a document, and refunds of what came back of it, oldest first. */
export function cardPaymentsOf(connection: Database, documentId: string): readonly CardPayment[] {
  return connection
    .prepare('SELECT * FROM card_payment WHERE document_id = @documentId OR corrects_id = @documentId ORDER BY seq')
    .all({ documentId })
    .map((row) => rowSchema.parse(row));
}

/** Payments that run or stand as a question, oldest first. */
export function openCardPayments(connection: Database): readonly CardPayment[] {
  return connection
    .prepare(`SELECT * FROM card_payment WHERE ${OPEN} ORDER BY seq`)
    .all()
    .map((row) => rowSchema.parse(row));
}

/** What no settlement has confirmed: approved payments and those taken back since. */
export function unsettledPayments(connection: Database, terminal: string): readonly CardPayment[] {
  return connection
    .prepare(
      `SELECT * FROM card_payment
       WHERE terminal = ? AND settlement_id IS NULL AND state IN ('approved', 'reversed', 'reversal_unknown') ORDER BY seq`,
    )
    .all(terminal)
    .map((row) => rowSchema.parse(row));
}

/** Receipt numbers that this till has of a terminal, newest first. */
export function knownReceipts(connection: Database, terminal: string): readonly string[] {
  return connection
    .prepare('SELECT number FROM card_receipt WHERE terminal = ? ORDER BY seq DESC LIMIT ?')
    .pluck()
    .all(terminal, RECEIPTS_KNOWN) as string[];
}

/** Card payments in one currency; below zero: refunds. */
export type CardSum = { readonly currency: string; readonly payments: number; readonly amountMinor: number };

/** What a customer was charged, or may have been: a card is not asked twice while one of these stands. */
const CHARGED = `state IN ('approved', 'unknown', 'reversing', 'reversal_unknown')`;

/** Card payments of a shift that no Sending Report has confirmed, and those of which nobody knows, per currency and way. */
export function unconfirmedCards(connection: Database, shiftId: string): readonly CardSum[] {
  return sumsOf(connection, shiftId, 'settlement_id IS NULL');
}

/**
 * Card payments of a shift whose document is not booked: money was taken, or nobody knows, and no receipt says so yet.
 * They stand in no figure, so that they are named beside the figures.
 */
export function cardsWithoutReceipt(connection: Database, shiftId: string): readonly CardSum[] {
  return sumsOf(connection, shiftId, 'document_id NOT IN (SELECT id FROM trade_document)');
}

function sumsOf(connection: Database, shiftId: string, which: string): readonly CardSum[] {
  return connection
    .prepare(
      `SELECT currency, count(*) AS payments, sum(amount_minor) AS amountMinor FROM card_payment
        WHERE shift_id = ? AND ${CHARGED} AND ${which} GROUP BY currency, amount_minor < 0
        ORDER BY currency, amount_minor < 0`,
    )
    .all(shiftId) as CardSum[];
}
