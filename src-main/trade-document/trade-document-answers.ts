import type { Answering } from '#main/bridge/answering.ts';
import { authorised } from '#main/operator/authorise.ts';
import { correct, refundSheet, returnWithoutReceipt } from '#main/trade-document/correct.ts';
import { showTradeDocument, tradeDocumentList } from '#main/trade-document/list.ts';
import { printTradeDocument } from '#main/trade-document/print.ts';

export function tradeDocumentAnswers({ implementer, desk, paper, say }: Answering) {
  const os = implementer.tradeDocument;
  return {
    list: os.list.handler(({ input }) => say(tradeDocumentList(desk, input))),
    show: os.show.handler(({ input }) => say(showTradeDocument(desk, input.documentId))),
    print: os.print.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => printTradeDocument(at, paper, input))),
    ),
    refundSheet: os.refundSheet.handler(({ input }) => say(refundSheet(desk, input))),
    correct: os.correct.handler(async ({ input }) => say(await authorised(desk, input, (at) => correct(at, input)))),
    returnWithoutReceipt: os.returnWithoutReceipt.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => returnWithoutReceipt(at, input))),
    ),
  };
}
