import type { z } from 'zod';
import type { Desk } from '#main/desk/desk.ts';
import { correctionPaper } from '#main/paper/correction-paper.ts';
import type { PaperCounter } from '#main/paper/paper-counter.ts';
import { receiptPaper } from '#main/paper/receipt-paper.ts';
import { findTradeDocument } from '#main/trade-document/find.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { printTradeDocumentSchema } from '#shared/contract/trade-document.ts';
import { no, type Result } from '#shared/result.ts';

/** A receipt or a correction on paper once more, marked COPY. */
export function printTradeDocument(
  desk: Desk,
  paper: PaperCounter,
  input: z.infer<typeof printTradeDocumentSchema>,
): Result<{ jobId: string }, Refusal> {
  const event = findTradeDocument(desk.connection, input.documentId);
  if (event === null) return no({ code: 'trade_document_unknown' });
  const isReceipt = event.kind === 'sale.completed';
  return paper.printDocument(desk, {
    call: 'tradeDocument.print',
    input,
    kind: isReceipt ? 'receipt' : 'correction',
    documentNumber: event.body.number,
    compose: () => (isReceipt ? receiptPaper(desk, event) : correctionPaper(desk, event)),
  });
}
