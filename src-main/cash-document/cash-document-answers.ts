import type { Answering } from '#main/bridge/answering.ts';
import { findCustomers } from '#main/cash-document/customers.ts';
import { cashDocumentSheet } from '#main/cash-document/form-sheet.ts';
import { issueDocument } from '#main/cash-document/issue.ts';
import { cashDocumentList, showCashDocument } from '#main/cash-document/list.ts';
import { printCashDocument } from '#main/cash-document/print.ts';
import { listTransfers } from '#main/cash-document/transfers.ts';
import { authorised } from '#main/operator/authorise.ts';

export function cashDocumentAnswers({ implementer, desk, paper, say }: Answering) {
  const os = implementer.cashDocument;
  return {
    sheet: os.sheet.handler(() => say(cashDocumentSheet(desk))),
    customers: os.customers.handler(({ input }) => say(findCustomers(desk, input))),
    list: os.list.handler(({ input }) => say(cashDocumentList(desk, input))),
    transfers: os.transfers.handler(() => say(listTransfers(desk))),
    show: os.show.handler(({ input }) => say(showCashDocument(desk, input.documentId))),
    issue: os.issue.handler(async ({ input }) => say(await authorised(desk, input, (at) => issueDocument(at, input)))),
    print: os.print.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => printCashDocument(at, paper, input))),
    ),
  };
}
