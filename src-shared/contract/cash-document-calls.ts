import { z } from 'zod';
import { ask, nothing } from '#shared/contract/ask.ts';
import {
  askCashDocumentSchema,
  askCashDocumentsSchema,
  askCustomersSchema,
  cashDocumentListSchema,
  cashDocumentSchema,
  cashDocumentSheetSchema,
  foundCustomersSchema,
  issueCashDocumentSchema,
  issuedCashDocumentSchema,
  listedTransferSchema,
  printCashDocumentSchema,
} from '#shared/contract/cash-document.ts';
import { queuedJobSchema } from '#shared/contract/paper.ts';

export const cashDocumentCalls = {
  /** What the form of a CD or CW needs: forms with what the drawer holds, reasons, employees, the next numbers. */
  sheet: ask(nothing, cashDocumentSheetSchema),
  /** Customers of the Data Service, one of whom may be the payer. */
  customers: ask(askCustomersSchema, foundCustomersSchema),
  list: ask(askCashDocumentsSchema, cashDocumentListSchema),
  /** What went between tills of the store: under way, arrived, or not as it was sent. */
  transfers: ask(nothing, z.array(listedTransferSchema)),
  show: ask(askCashDocumentSchema, cashDocumentSchema),
  issue: ask(issueCashDocumentSchema, issuedCashDocumentSchema),
  /** Once more, marked COPY n; a document that never had a slip gets its original. */
  print: ask(printCashDocumentSchema, queuedJobSchema),
};
