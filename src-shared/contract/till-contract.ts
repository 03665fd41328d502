import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import {
  askCashDocumentSchema,
  askCashDocumentsSchema,
  cashDocumentListSchema,
  cashDocumentSchema,
  cashDocumentSheetSchema,
  issueCashDocumentSchema,
  issuedCashDocumentSchema,
  printCashDocumentSchema,
} from '#shared/contract/cash-document.ts';
import { importCatalogueSchema, importReportSchema } from '#shared/contract/catalogue.ts';
import {
  addValueSchema,
  askCountSchema,
  clearCountSchema,
  confirmCountSchema,
  countSheetSchema,
  undoValueSchema,
  writePiecesSchema,
} from '#shared/contract/counting.ts';
import { changePinSchema, logOnByBadgeSchema, logOnSchema, unlockSchema } from '#shared/contract/operator.ts';
import {
  answerPrintJobSchema,
  askRollSchema,
  askSlipSchema,
  paperRollSchema,
  paperSlipSchema,
  queuedJobSchema,
  reprintSchema,
} from '#shared/contract/paper.ts';
import { replySchema } from '#shared/contract/reply.ts';
import {
  addItemSchema,
  assignPaymentSchema,
  completedSaleSchema,
  completeSaleSchema,
  foundItemSchema,
  saleDocumentSchema,
  scanSchema,
  searchItemsSchema,
  setQuantitySchema,
  voidLineSchema,
} from '#shared/contract/sale.ts';
import {
  askEndSchema,
  askFigureSchema,
  askShiftDaysSchema,
  askShiftsSchema,
  endedShiftSchema,
  endSheetSchema,
  endShiftSchema,
  figureDocumentsSchema,
  reprintReportSchema,
  shiftDaysSchema,
  shiftSummarySchema,
  startedShiftSchema,
  startSheetSchema,
  startShiftSchema,
  userShiftSchema,
  writeEndSchema,
  writeReasonSchema,
} from '#shared/contract/shift.ts';
import {
  askAuthorisersSchema,
  glanceSchema,
  operatorTileSchema,
  permittedCommandSchema,
  plainCommandSchema,
  setLanguageSchema,
  tillStateSchema,
} from '#shared/contract/till.ts';

/** Grows by one with every change of shape; test/contract/fingerprint pins it. */
export const TILL_CONTRACT_VERSION = 1;

const nothing = z.strictObject({});
const ask = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  oc.input(input).output(replySchema(output));

/**
 * Every call between a till and whoever shows or drives it. Handlers, clients, schemas, the `call` tool and its help are
 * derived from this one object; nothing crosses that does not stand here.
 */
export const tillContract = {
  till: {
    state: ask(nothing, tillStateSchema),
    /** Says the state now and again after each change; never ends by itself. */
    watch: oc.input(nothing).output(eventIterator(tillStateSchema)),
    setLanguage: ask(setLanguageSchema, nothing),
    /** Puts away the "Where was I" window after a crash. */
    continueAfterStop: ask(plainCommandSchema, nothing),
    glance: ask(nothing, glanceSchema),
  },
  operator: {
    list: ask(nothing, z.array(operatorTileSchema)),
    logOn: ask(logOnSchema, nothing),
    logOnByBadge: ask(logOnByBadgeSchema, nothing),
    /** From a locked till only with somebody’s authorisation who may unlock for others. */
    logOff: ask(permittedCommandSchema, nothing),
    lock: ask(plainCommandSchema, nothing),
    unlock: ask(unlockSchema, nothing),
    changePin: ask(changePinSchema, nothing),
    /** "Somebody is here": a key or touch that asks nothing of main puts the automatic lock off. */
    touch: ask(nothing, nothing),
    /** Operators of this till who hold a right: whom the Authorization window suggests. */
    authorisers: ask(askAuthorisersSchema, z.array(operatorTileSchema)),
  },
  shift: {
    startSheet: ask(nothing, startSheetSchema),
    start: ask(startShiftSchema, startedShiftSchema),
    /** Of the own open shift, or of any shift that may be seen. */
    summary: ask(askEndSchema, shiftSummarySchema),
    list: ask(askShiftsSchema, z.array(userShiftSchema)),
    days: ask(askShiftDaysSchema, shiftDaysSchema),
    /** The daily report (Z) of an ended shift once more, marked COPY. */
    reprintReport: ask(reprintReportSchema, queuedJobSchema),
    endSheet: ask(askEndSchema, endSheetSchema),
    writeEnd: ask(writeEndSchema, endSheetSchema),
    writeReason: ask(writeReasonSchema, endSheetSchema),
    /** Opens a figure of End of Shift into the documents it is made of. */
    figure: ask(askFigureSchema, figureDocumentsSchema),
    end: ask(endShiftSchema, endedShiftSchema),
    /** Interim (X) daily report: any time, as often as wished, changes nothing. */
    printInterimReport: ask(permittedCommandSchema, queuedJobSchema),
  },
  count: {
    sheet: ask(askCountSchema, countSheetSchema),
    writePieces: ask(writePiecesSchema, countSheetSchema),
    /** Adding machine of forms other than cash, at the end. */
    addValue: ask(addValueSchema, countSheetSchema),
    undoValue: ask(undoValueSchema, countSheetSchema),
    clear: ask(clearCountSchema, countSheetSchema),
    confirm: ask(confirmCountSchema, countSheetSchema),
  },
  item: {
    search: ask(searchItemsSchema, z.array(foundItemSchema)),
    /** Items this till sells most, for the keys beside the document. */
    favourites: ask(nothing, z.array(foundItemSchema)),
  },
  sale: {
    /** The half-typed document; null when there is none. */
    document: ask(nothing, saleDocumentSchema.nullable()),
    scan: ask(scanSchema, saleDocumentSchema),
    add: ask(addItemSchema, saleDocumentSchema),
    setQuantity: ask(setQuantitySchema, saleDocumentSchema),
    voidLine: ask(voidLineSchema, saleDocumentSchema),
    discard: ask(plainCommandSchema, nothing),
    assignPayment: ask(assignPaymentSchema, saleDocumentSchema),
    undoPayment: ask(plainCommandSchema, saleDocumentSchema),
    clearPayments: ask(plainCommandSchema, saleDocumentSchema),
    complete: ask(completeSaleSchema, completedSaleSchema),
  },
  cashDocument: {
    /** What the form of a CD or CW needs: forms with what the drawer holds, reasons, employees, the next numbers. */
    sheet: ask(nothing, cashDocumentSheetSchema),
    list: ask(askCashDocumentsSchema, cashDocumentListSchema),
    show: ask(askCashDocumentSchema, cashDocumentSchema),
    issue: ask(issueCashDocumentSchema, issuedCashDocumentSchema),
    /** Once more, marked COPY n; a document that never had a slip gets its original. */
    print: ask(printCashDocumentSchema, queuedJobSchema),
  },
  paper: {
    roll: ask(askRollSchema, paperRollSchema),
    slip: ask(askSlipSchema, paperSlipSchema),
    answer: ask(answerPrintJobSchema, queuedJobSchema),
    reprint: ask(reprintSchema, queuedJobSchema),
  },
  catalogue: {
    import: ask(importCatalogueSchema, importReportSchema),
  },
};

export type TillContract = typeof tillContract;
