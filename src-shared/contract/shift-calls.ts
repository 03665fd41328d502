import { z } from 'zod';
import { ask, nothing } from '#shared/contract/ask.ts';
import { dateSchema } from '#shared/contract/fields.ts';
import { queuedJobSchema } from '#shared/contract/paper.ts';
import {
  askRevisedSchema,
  issuedReversalSchema,
  reverseDifferenceSchema,
  revisedShiftSchema,
} from '#shared/contract/revised-shift.ts';
import {
  askEndSchema,
  askFigureSchema,
  askShiftDaysSchema,
  askShiftsSchema,
  borrowEndingSchema,
  detachedSchema,
  detachSchema,
  endedShiftSchema,
  endSheetSchema,
  endShiftSchema,
  figureDocumentsSchema,
  interimReportSchema,
  reprintReportSchema,
  shiftDaysSchema,
  shiftSummarySchema,
  takeBackSchema,
  userShiftSchema,
  writeEndSchema,
  writeReasonSchema,
} from '#shared/contract/shift.ts';
import {
  startedShiftSchema,
  startSheetSchema,
  startShiftSchema,
  writeStartSchema,
} from '#shared/contract/start-of-shift.ts';
import { plainCommandSchema } from '#shared/contract/till.ts';

const forgottenShiftsSchema = z.strictObject({
  until: dateSchema
    .nullable()
    .describe('closed shifts of other tills up to this date are not kept here; null: all are'),
});

export const shiftCalls = {
  startSheet: ask(nothing, startSheetSchema),
  /** Actual Balance of a currency, typed in place of a count. */
  writeStart: ask(writeStartSchema, startSheetSchema),
  start: ask(startShiftSchema, startedShiftSchema),
  /** Hand-over without stopping. */
  detach: ask(detachSchema, detachedSchema),
  takeBack: ask(takeBackSchema, detachedSchema),
  /** Of the own open shift, or of any shift that may be seen. */
  summary: ask(askEndSchema, shiftSummarySchema),
  list: ask(askShiftsSchema, z.array(userShiftSchema)),
  days: ask(askShiftDaysSchema, shiftDaysSchema),
  /** What lists of shifts and sessions do not hold any more, because it was told too long ago. */
  forgotten: ask(nothing, forgottenShiftsSchema),
  /** The daily report (Z) of an ended shift once more, marked COPY. */
  reprintReport: ask(reprintReportSchema, queuedJobSchema),
  endSheet: ask(askEndSchema, endSheetSchema),
  borrowEnding: ask(borrowEndingSchema, nothing),
  returnEnding: ask(plainCommandSchema, nothing),
  writeEnd: ask(writeEndSchema, endSheetSchema),
  writeReason: ask(writeReasonSchema, endSheetSchema),
  /** An ended shift with what arrived after its end. */
  revised: ask(askRevisedSchema, revisedShiftSchema),
  /** Issues the document that takes back what late documents explain of a booked difference. */
  reverseDifference: ask(reverseDifferenceSchema, issuedReversalSchema),
  /** Goes on in the operator’s older open shift; the one that was started here without knowing of it becomes part of it. */
  joinOlder: ask(plainCommandSchema, nothing),
  /** The End window is left without ending: others may end the shift now. */
  leaveEnd: ask(askEndSchema, nothing),
  /** Opens a figure of End of Shift into the documents it is made of. */
  figure: ask(askFigureSchema, figureDocumentsSchema),
  end: ask(endShiftSchema, endedShiftSchema),
  /** Interim (X) daily report: any time, as often as wished, changes nothing. */
  printInterimReport: ask(interimReportSchema, queuedJobSchema),
};
