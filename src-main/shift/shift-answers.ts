import type { Answering } from '#main/bridge/answering.ts';
import { authorised } from '#main/operator/authorise.ts';
import { printInterimReport } from '#main/paper/report-paper.ts';
import { borrowEnding, returnEnding } from '#main/shift/borrow-ending.ts';
import { detach, takeBack } from '#main/shift/detach.ts';
import { end } from '#main/shift/end.ts';
import { writeEnd, writeReason } from '#main/shift/end-entries.ts';
import { endSheet } from '#main/shift/end-sheet.ts';
import { figureDocuments } from '#main/shift/figure-documents.ts';
import { reverseDifference, revisedShift } from '#main/shift/revised.ts';
import { start } from '#main/shift/start.ts';
import { startSheet, writeStart } from '#main/shift/start-sheet.ts';
import { shiftSummary } from '#main/shift/summary.ts';
import { reprintReport, shiftDays, userShifts } from '#main/shift/user-shifts.ts';
import { forgottenUntil } from '#main/store/forget-told.ts';
import { joinOlder } from '#main/store/join-older.ts';
import { leaveEnd } from '#main/store/lease-end.ts';
import { ok } from '#shared/result.ts';

export function shiftAnswers({ implementer, desk, paper, say }: Answering) {
  const os = implementer.shift;
  return {
    startSheet: os.startSheet.handler(() => say(startSheet(desk))),
    writeStart: os.writeStart.handler(({ input }) => say(writeStart(desk, input))),
    start: os.start.handler(async ({ input }) => say(await authorised(desk, input, (at) => start(at, input)))),
    detach: os.detach.handler(async ({ input }) => say(await authorised(desk, input, (at) => detach(at, input)))),
    takeBack: os.takeBack.handler(async ({ input }) => say(await authorised(desk, input, (at) => takeBack(at, input)))),
    summary: os.summary.handler(({ input }) => say(shiftSummary(desk, input))),
    list: os.list.handler(({ input }) => say(userShifts(desk, input))),
    forgotten: os.forgotten.handler(() => say(ok({ until: forgottenUntil(desk.connection) }))),
    days: os.days.handler(({ input }) => say(shiftDays(desk, input))),
    reprintReport: os.reprintReport.handler(async ({ input }) =>
      say(
        await authorised(desk, input, (at) =>
          reprintReport(at, input, {
            reprint: (jobId) => paper.reprint(at, { commandId: input.commandId, jobId }),
            print: (ordered) => paper.printDocument(at, ordered),
          }),
        ),
      ),
    ),
    endSheet: os.endSheet.handler(async ({ input }) => say(await endSheet(desk, input))),
    borrowEnding: os.borrowEnding.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => borrowEnding(at, input))),
    ),
    returnEnding: os.returnEnding.handler(() => say(returnEnding(desk))),
    writeEnd: os.writeEnd.handler(({ input }) => say(writeEnd(desk, input))),
    writeReason: os.writeReason.handler(({ input }) => say(writeReason(desk, input))),
    revised: os.revised.handler(({ input }) => say(revisedShift(desk, input))),
    reverseDifference: os.reverseDifference.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => reverseDifference(at, input))),
    ),
    joinOlder: os.joinOlder.handler(({ input }) => say(joinOlder(desk, input))),
    leaveEnd: os.leaveEnd.handler(async ({ input }) => say(await leaveEnd(desk, input))),
    figure: os.figure.handler(({ input }) => say(figureDocuments(desk, input))),
    end: os.end.handler(async ({ input }) => say(await authorised(desk, input, (at) => end(at, input)))),
    printInterimReport: os.printInterimReport.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => printInterimReport(at, input))),
    ),
  };
}
