import { implement, type Router } from '@orpc/server';
import { malformedCall } from '#main/bridge/answer-malformed.ts';
import { unreadableText } from '#main/bridge/readable-text.ts';
import { cashDocumentSheet } from '#main/cash-document/form-sheet.ts';
import { issueDocument } from '#main/cash-document/issue.ts';
import { cashDocumentList, showCashDocument } from '#main/cash-document/list.ts';
import { printCashDocument } from '#main/cash-document/print.ts';
import { importCatalogue } from '#main/catalogue/import-catalogue.ts';
import { favouriteItems, searchItems } from '#main/catalogue/items.ts';
import { addValue, clearCount, confirmCount, countSheet, undoValue, writePieces } from '#main/counting/counting.ts';
import { speakRefusal, spoken } from '#main/language/speak.ts';
import { admit } from '#main/operator/admit.ts';
import { authorised } from '#main/operator/authorise.ts';
import { changePin } from '#main/operator/change-pin.ts';
import type { PinDesk } from '#main/operator/check-pin.ts';
import { lock, unlock } from '#main/operator/lock.ts';
import { logOff, logOn, logOnByBadge } from '#main/operator/log-on.ts';
import type { PaperCounter } from '#main/paper/paper-counter.ts';
import { printInterimReport } from '#main/paper/report-paper.ts';
import { complete } from '#main/sale/complete.ts';
import {
  addItem,
  assignPayment,
  clearPayments,
  discard,
  saleDocument,
  scan,
  setQuantity,
  undoPayment,
  voidOneLine,
} from '#main/sale/sale.ts';
import { end } from '#main/shift/end.ts';
import { writeEnd, writeReason } from '#main/shift/end-entries.ts';
import { endSheet } from '#main/shift/end-sheet.ts';
import { figureDocuments } from '#main/shift/figure-documents.ts';
import { start, startSheet } from '#main/shift/start.ts';
import { glance, shiftSummary } from '#main/shift/summary.ts';
import { reprintReport, shiftDays, userShifts } from '#main/shift/user-shifts.ts';
import type { Changes } from '#main/till/changes.ts';
import { setLanguage } from '#main/till/set-language.ts';
import { authorisersOf, operatorTiles } from '#main/till/till-state.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Reply } from '#shared/contract/reply.ts';
import type { TillState } from '#shared/contract/till.ts';
import { tillContract } from '#shared/contract/till-contract.ts';
import { ok, type Result } from '#shared/result.ts';

const FAVOURITES = 18;

export type RouterParts = {
  readonly desk: PinDesk;
  readonly changes: Changes;
  readonly state: () => TillState;
  readonly paper: PaperCounter;
  readonly continueAfterStop: () => Result<Record<string, never>, Refusal>;
  /** A fault nobody foresaw: written to the log under an incident id, which is all that leaves the till. */
  readonly incident: (call: readonly string[], fault: unknown) => Error;
};

export type TillRouter = Router<typeof tillContract, Record<never, never>>;

/** The contract's handlers. Each one hands on to its domain and gives the decision its words; nothing is decided here. */
export function createRouter({ desk, changes, state, paper, continueAfterStop, incident }: RouterParts): TillRouter {
  const say = <T>(result: Result<T, Refusal>): Reply<T> => spoken(result, desk.configuration());
  const os = implement(tillContract).use(async ({ next, path }, input, output) => {
    const refuse = (refusal: Refusal) =>
      output({ accepted: false, refusal: speakRefusal(refusal, desk.configuration()) } as never);
    try {
      const unreadable = unreadableText(input);
      if (unreadable !== null) {
        const problem = `${unreadable}: text with broken or invisible characters`;
        return refuse({ code: 'malformed_call', facts: { problem } });
      }
      const turnedAway = admit(desk, path, input);
      return turnedAway === null ? await next() : refuse(turnedAway);
    } catch (fault) {
      const refusal = malformedCall(fault);
      if (refusal === null) throw incident(path, fault);
      return refuse(refusal);
    }
  });
  return os.router({
    till: {
      state: os.till.state.handler(() => say(ok(state()))),
      watch: os.till.watch.handler(async function* ({ signal }) {
        let seen = changes.revision;
        do {
          seen = changes.revision;
          yield state();
        } while (await changes.past(seen, signal));
      }),
      setLanguage: os.till.setLanguage.handler(({ input }) => say(setLanguage(desk, input))),
      continueAfterStop: os.till.continueAfterStop.handler(() => say(continueAfterStop())),
      glance: os.till.glance.handler(() => say(glance(desk))),
    },
    operator: {
      list: os.operator.list.handler(() => say(ok(operatorTiles(desk)))),
      logOn: os.operator.logOn.handler(async ({ input }) =>
        say(await authorised(desk, input, (at) => logOn(at, input))),
      ),
      logOnByBadge: os.operator.logOnByBadge.handler(async ({ input }) =>
        say(await authorised(desk, input, (at) => logOnByBadge(at, input))),
      ),
      logOff: os.operator.logOff.handler(async ({ input }) =>
        say(await authorised(desk, input, (at) => logOff(at, input))),
      ),
      lock: os.operator.lock.handler(({ input }) => say(lock(desk, input))),
      unlock: os.operator.unlock.handler(async ({ input }) => say(await unlock(desk, input))),
      changePin: os.operator.changePin.handler(async ({ input }) => say(await changePin(desk, input))),
      touch: os.operator.touch.handler(() => say(ok({}))),
      authorisers: os.operator.authorisers.handler(({ input }) => say(ok(authorisersOf(desk, input.permission)))),
    },
    shift: {
      startSheet: os.shift.startSheet.handler(() => say(startSheet(desk))),
      start: os.shift.start.handler(async ({ input }) => say(await authorised(desk, input, (at) => start(at, input)))),
      summary: os.shift.summary.handler(({ input }) => say(shiftSummary(desk, input))),
      list: os.shift.list.handler(({ input }) => say(userShifts(desk, input))),
      days: os.shift.days.handler(({ input }) => say(shiftDays(desk, input))),
      reprintReport: os.shift.reprintReport.handler(async ({ input }) =>
        say(
          await authorised(desk, input, (at) =>
            reprintReport(at, input, (jobId) => paper.reprint(at, { commandId: input.commandId, jobId })),
          ),
        ),
      ),
      endSheet: os.shift.endSheet.handler(({ input }) => say(endSheet(desk, input))),
      writeEnd: os.shift.writeEnd.handler(({ input }) => say(writeEnd(desk, input))),
      writeReason: os.shift.writeReason.handler(({ input }) => say(writeReason(desk, input))),
      figure: os.shift.figure.handler(({ input }) => say(figureDocuments(desk, input))),
      end: os.shift.end.handler(async ({ input }) => say(await authorised(desk, input, (at) => end(at, input)))),
      printInterimReport: os.shift.printInterimReport.handler(async ({ input }) =>
        say(await authorised(desk, input, (at) => printInterimReport(at, input))),
      ),
    },
    count: {
      sheet: os.count.sheet.handler(({ input }) => say(countSheet(desk, input))),
      writePieces: os.count.writePieces.handler(({ input }) => say(writePieces(desk, input))),
      addValue: os.count.addValue.handler(({ input }) => say(addValue(desk, input))),
      undoValue: os.count.undoValue.handler(({ input }) => say(undoValue(desk, input))),
      clear: os.count.clear.handler(({ input }) => say(clearCount(desk, input))),
      confirm: os.count.confirm.handler(({ input }) => say(confirmCount(desk, input))),
    },
    item: {
      search: os.item.search.handler(({ input }) => say(ok([...searchItems(desk.connection, input)]))),
      favourites: os.item.favourites.handler(() => say(ok([...favouriteItems(desk.connection, FAVOURITES)]))),
    },
    sale: {
      document: os.sale.document.handler(() => say(saleDocument(desk))),
      scan: os.sale.scan.handler(({ input }) => say(scan(desk, input))),
      add: os.sale.add.handler(({ input }) => say(addItem(desk, input))),
      setQuantity: os.sale.setQuantity.handler(({ input }) => say(setQuantity(desk, input))),
      voidLine: os.sale.voidLine.handler(({ input }) => say(voidOneLine(desk, input))),
      discard: os.sale.discard.handler(({ input }) => say(discard(desk, input))),
      assignPayment: os.sale.assignPayment.handler(({ input }) => say(assignPayment(desk, input))),
      undoPayment: os.sale.undoPayment.handler(({ input }) => say(undoPayment(desk, input))),
      clearPayments: os.sale.clearPayments.handler(({ input }) => say(clearPayments(desk, input))),
      complete: os.sale.complete.handler(({ input }) => say(complete(desk, input))),
    },
    cashDocument: {
      sheet: os.cashDocument.sheet.handler(() => say(cashDocumentSheet(desk))),
      list: os.cashDocument.list.handler(({ input }) => say(cashDocumentList(desk, input))),
      show: os.cashDocument.show.handler(({ input }) => say(showCashDocument(desk, input.documentId))),
      issue: os.cashDocument.issue.handler(async ({ input }) =>
        say(await authorised(desk, input, (at) => issueDocument(at, input))),
      ),
      print: os.cashDocument.print.handler(async ({ input }) =>
        say(await authorised(desk, input, (at) => printCashDocument(at, paper, input))),
      ),
    },
    paper: {
      roll: os.paper.roll.handler(({ input }) => say(paper.roll(input))),
      slip: os.paper.slip.handler(({ input }) => say(paper.slip(input))),
      answer: os.paper.answer.handler(({ input }) => say(paper.answer(input))),
      reprint: os.paper.reprint.handler(async ({ input }) =>
        say(await authorised(desk, input, (at) => paper.reprint(at, input))),
      ),
    },
    catalogue: {
      import: os.catalogue.import.handler(async ({ input }) =>
        say(await authorised(desk, input, (at) => importCatalogue(at, input))),
      ),
    },
  });
}
