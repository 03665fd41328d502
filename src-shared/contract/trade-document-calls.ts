import { ask } from '#shared/contract/ask.ts';
import { queuedJobSchema } from '#shared/contract/paper.ts';
import {
  askRefundSchema,
  askTradeDocumentSchema,
  askTradeDocumentsSchema,
  correctedSaleSchema,
  correctSaleSchema,
  printTradeDocumentSchema,
  refundSheetSchema,
  returnWithoutReceiptSchema,
  tradeDocumentListSchema,
  tradeDocumentSchema,
} from '#shared/contract/trade-document.ts';

export const tradeDocumentCalls = {
  list: ask(askTradeDocumentsSchema, tradeDocumentListSchema),
  show: ask(askTradeDocumentSchema, tradeDocumentSchema),
  /** Once more, marked COPY n. */
  print: ask(printTradeDocumentSchema, queuedJobSchema),
  refundSheet: ask(askRefundSchema, refundSheetSchema),
  correct: ask(correctSaleSchema, correctedSaleSchema),
  returnWithoutReceipt: ask(returnWithoutReceiptSchema, correctedSaleSchema),
};
