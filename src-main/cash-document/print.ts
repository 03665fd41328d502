import type { z } from 'zod';
import { findCashDocument } from '#main/cash-document/list.ts';
import type { Desk } from '#main/desk/desk.ts';
import { cashDocumentPaper } from '#main/paper/cash-document-paper.ts';
import type { PaperCounter } from '#main/paper/paper-counter.ts';
import type { printCashDocumentSchema } from '#shared/contract/cash-document.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { no, type Result } from '#shared/result.ts';

/** A cash document on paper once more; those that the till wrote by itself get their first slip here. */
export function printCashDocument(
  desk: Desk,
  paper: PaperCounter,
  input: z.infer<typeof printCashDocumentSchema>,
): Result<{ jobId: string }, Refusal> {
  const issued = findCashDocument(desk.connection, input.documentId);
  if (issued === null) return no({ code: 'cash_document_unknown' });
  return paper.printDocument(desk, {
    call: 'cashDocument.print',
    input,
    kind: 'cash_document',
    documentNumber: issued.body.number,
    compose: () => cashDocumentPaper(desk, issued),
  });
}
