import { z } from 'zod';
import {
  amountMinorSchema,
  authorisationSchema,
  commandIdSchema,
  currencyCodeSchema,
  dateSchema,
  idSchema,
  momentSchema,
  piecesSchema,
  typedAmountSchema,
} from '#shared/contract/fields.ts';
import { likelyCauseSchema } from '#shared/contract/likely-cause.ts';
import { parkedDocumentSchema } from '#shared/contract/sale.ts';
import { paymentFormKindSchema } from '#shared/contract/till.ts';
import { tillOfShiftSchema } from '#shared/contract/till-of-shift.ts';

/** Whose shift: the logged-on operator’s open one when none is named; another’s needs the right to end it. */
const shiftIdField = { shiftId: idSchema.optional().describe('another’s shift; absent: one’s own open shift') };
const cardSumSchema = z.strictObject({
  currency: currencyCodeSchema,
  payments: z.int(),
  amountMinor: amountMinorSchema,
});

export const askEndSchema = z.strictObject(shiftIdField);

/** Hand-over: the drawer leaves the till uncounted, its owner is logged off, and the next cashier may start at once. */
export const detachSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  discardDocument: z.boolean().default(false).describe('true: a half-typed document is given up, and written down'),
});
export const detachedSchema = z.strictObject({ shiftId: idSchema, number: z.string() });

/** One’s own detached drawer goes back into the till, and its shift goes on. */
export const takeBackSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  shiftId: idSchema,
});

/** The parts of one row's Ending Balance, in the order they are shown. Their sum is the Ending Balance. */
export const figurePartsSchema = z.strictObject({
  carriedMinor: amountMinorSchema.describe('left by the last shift'),
  depositMinor: amountMinorSchema.describe('deposit at the start of day, and the difference booked there'),
  receivedMinor: amountMinorSchema.describe('tendered by customers'),
  changeMinor: amountMinorSchema.describe('change given, not positive'),
  returnsMinor: amountMinorSchema.describe('paid back for returns, not positive'),
  documentsMinor: amountMinorSchema.describe('manual CD less CW'),
});

/** The same as a window shows them: the difference at the start apart from the deposit. */
export const shownPartsSchema = figurePartsSchema.extend({
  depositMinor: amountMinorSchema.describe('deposit at the start of day'),
  openingDifferenceMinor: amountMinorSchema.describe('booked when the drawer was counted at the start of day'),
});

/** End of Shift: one row per payment form and currency. All figures come from one function, src-shared/shift/figures. */
export const endRowSchema = z.strictObject({
  paymentForm: idSchema,
  name: z.string(),
  kind: paymentFormKindSchema,
  currency: currencyCodeSchema,
  beginningMinor: amountMinorSchema,
  paymentValueMinor: amountMinorSchema,
  cashDocumentsMinor: amountMinorSchema,
  endingMinor: amountMinorSchema,
  actualMinor: amountMinorSchema.nullable().describe('null: not counted; 0: counted zero'),
  differenceMinor: amountMinorSchema.nullable(),
  withdrawalMinor: amountMinorSchema,
  remainingMinor: amountMinorSchema,
  payments: z.int(),
  operations: z.int(),
  parts: shownPartsSchema,
  suggestedWithdrawalMinor: amountMinorSchema,
  reason: z.string().describe('Reason for Difference as typed; empty: none given'),
  reasons: z.array(z.string()).describe('reasons offered for this payment form'),
  isAboveTolerance: z.boolean().describe('the difference is larger than what is tolerated'),
  isCountMissing: z.boolean().describe('its count is demanded before the end, and missing'),
  documentsSinceCount: z.int().nonnegative().describe('documents that moved the row after its count was begun'),
  causes: z.array(likelyCauseSchema).describe('what often makes a count differ like this'),
  take: piecesSchema.describe('which notes and coins to take for the withdrawal, from those counted'),
});

/** Another till that takes part in the shift. */
export const partTillSchema = z.strictObject({
  till: idSchema,
  seq: z.int().describe('its journal is in the figures up to this record'),
  isOpen: z.boolean().describe('its session is open: it may be selling'),
  isReported: z.boolean().describe('false: what it did may not all be in the figures'),
  unsent: z.int().nullable(),
  lastContactAt: momentSchema.nullable(),
});

export const endSheetSchema = z.strictObject({
  shiftId: idSchema,
  number: z.string(),
  startedAt: momentSchema,
  detachedAt: momentSchema.nullable().describe('since when the drawer waits to be counted, out of the till'),
  operatorName: z.string(),
  isOwn: z.boolean(),
  revision: z.string().describe('names the figures shown; ending a shift with another revision is refused'),
  rows: z.array(endRowSchema),
  hasReceiptPrinter: z.boolean(),
  hasPaymentTerminal: z.boolean().describe('Sending Report is offered'),
  countRequired: z.boolean(),
  countOpens: z.boolean().describe('counting is forced and nothing is counted yet: its window opens by itself'),
  hasCardInDocument: z
    .boolean()
    .describe('the half-typed document has card payments: the end parks it with them instead of discarding it'),
  cardsWithoutReceipt: z
    .array(cardSumSchema)
    .describe('card payments of this shift at this till whose document is not booked; they stand in no figure'),
  parkedDocuments: z.array(parkedDocumentSchema).describe('empty also where the parameter lets them pass in silence'),
  isHeldByParked: z.boolean().describe('the shift does not end before they are completed or deleted'),
  openDocumentLines: z.int().describe('lines of a document that is still half typed'),
  others: z
    .array(
      z.strictObject({
        name: z.string(),
        sessionSince: momentSchema.nullable().describe('null: no open session'),
        documentLines: z.int().describe('lines of a half-typed document, which is kept; 0: none'),
      }),
    )
    .describe('day mode: who else is still in the day that is being ended'),
  tills: z.array(partTillSchema).describe('other tills of this shift, and whether all they did is in these figures'),
});
export type EndSheet = z.infer<typeof endSheetSchema>;
export type EndRow = z.infer<typeof endRowSchema>;

export const writeEndSchema = z.strictObject({
  commandId: commandIdSchema,
  ...shiftIdField,
  paymentForm: idSchema,
  currency: currencyCodeSchema,
  column: z.enum(['actual', 'withdrawal']),
  amount: typedAmountSchema.nullable().describe('null: not counted, or no withdrawal'),
});

/** Enter Reason: the reason becomes the description of the CD or CW that the difference makes. */
export const writeReasonSchema = z.strictObject({
  commandId: commandIdSchema,
  ...shiftIdField,
  paymentForm: idSchema,
  currency: currencyCodeSchema,
  reason: z.string().max(80).describe('as typed or chosen; empty takes it away'),
});

/** Which documents a figure is made of. */
export const FIGURE_PARTS = ['received', 'change', 'returns', 'documents', 'openingDifference', 'deposit'] as const;
export const askFigureSchema = z.strictObject({
  ...shiftIdField,
  paymentForm: idSchema,
  currency: currencyCodeSchema,
  part: z.enum(FIGURE_PARTS),
  after: z.int().nonnegative().default(0).describe('sequence number of the last document already shown'),
  limit: z.int().min(1).max(200).default(50),
});
export const figureDocumentsSchema = z.strictObject({
  documents: z.array(
    z.strictObject({
      seq: z.int(),
      number: z.string(),
      at: momentSchema,
      description: z.string(),
      amountMinor: amountMinorSchema,
    }),
  ),
  hasMore: z.boolean(),
  elsewhere: z
    .array(z.strictObject({ till: idSchema, amountMinor: amountMinorSchema, entries: z.int() }))
    .describe('what other tills of the shift add to this figure, as far as they are known'),
});
export type FigureDocuments = z.infer<typeof figureDocumentsSchema>;

export const endShiftSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  ...shiftIdField,
  revision: z.string().max(64).describe('revision of the end sheet that was shown'),
  confirmed: z.boolean().default(false).describe('true: the question about a limit was answered with yes'),
  unreportedConfirmed: z
    .boolean()
    .default(false)
    .describe('true: the question about tills that have not reported was answered with yes'),
  countConfirmed: z
    .boolean()
    .default(false)
    .describe('true: the question about documents since the count was answered with yes'),
  discardDocument: z.boolean().default(false).describe('true: a half-typed document is given up, and written down'),
});

/** Opens the end of another's shift: a right lent here holds until that end is confirmed, closed, locked or left. */
export const borrowEndingSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  shiftId: idSchema,
});

export const endedShiftSchema = z.strictObject({
  shiftId: idSchema,
  number: z.string(),
  reportNumber: z.string(),
  rows: z.array(endRowSchema),
  documents: z.array(
    z.strictObject({
      number: z.string(),
      tag: z.string(),
      currency: currencyCodeSchema,
      amountMinor: amountMinorSchema,
    }),
  ),
});
export type EndedShift = z.infer<typeof endedShiftSchema>;

/** Shift Summary: Cash Flows of one currency, and the figures of the Sales Summary. */
export const shiftSummarySchema = z.strictObject({
  shiftId: idSchema,
  number: z.string(),
  startedAt: momentSchema,
  endedAt: momentSchema.nullable(),
  operatorName: z.string(),
  isRevised: z.boolean().describe('documents came after its end: the lines hold them, the signed end does not'),
  isBlind: z
    .boolean()
    .describe('counting is blind and not done: cash flows, balances of cash and sums of sales are left out'),
  tills: z.array(tillOfShiftSchema).describe('whose figures these are; this till first, where it takes part'),
  cashFlows: z.array(
    z.strictObject({
      currency: currencyCodeSchema,
      carriedMinor: amountMinorSchema,
      depositMinor: amountMinorSchema,
      differenceAtStartMinor: amountMinorSchema.describe('as its document moved the balance'),
      differenceNotBookedMinor: amountMinorSchema.describe(
        'found by the count at the start where no document is made of it; part of no sum',
      ),
      salesMinor: amountMinorSchema,
      manualDepositsMinor: amountMinorSchema,
      changeMinor: amountMinorSchema,
      returnsMinor: amountMinorSchema,
      manualWithdrawalsMinor: amountMinorSchema,
      depositsTotalMinor: amountMinorSchema.describe('sales and manual deposits'),
      withdrawalsTotalMinor: amountMinorSchema.describe('change, returns and manual withdrawals; not above zero'),
      balanceMinor: amountMinorSchema,
      lateMinor: amountMinorSchema.describe('of it what came after the end'),
      end: z
        .strictObject({
          endingMinor: amountMinorSchema.describe('Ending Balance Before Withdrawal'),
          actualMinor: amountMinorSchema.nullable(),
          differenceMinor: amountMinorSchema.nullable().describe('Difference at the End of Day'),
          withdrawalMinor: amountMinorSchema.describe('Withdrawn Cash'),
          remainingMinor: amountMinorSchema.describe('Ending Balance After Withdrawal'),
        })
        .nullable()
        .describe('figures of the signed end; null while the shift is open'),
    }),
  ),
  unconfirmedCards: z.array(cardSumSchema).describe('card payments of this shift that no Sending Report has confirmed'),
  cardsWithoutReceipt: z
    .array(cardSumSchema)
    .describe('card payments of this shift at this till whose document is not booked; they stand in no figure'),
  balances: z.array(
    z.strictObject({
      paymentForm: idSchema,
      name: z.string(),
      kind: paymentFormKindSchema,
      currency: currencyCodeSchema,
      payments: z.int(),
      operations: z.int(),
      salesMinor: amountMinorSchema.describe('received less change'),
      returnsMinor: amountMinorSchema.describe('not above zero'),
      manualDepositsMinor: amountMinorSchema,
      manualWithdrawalsMinor: amountMinorSchema.describe('not above zero'),
      depositsMinor: amountMinorSchema,
      withdrawalsMinor: amountMinorSchema,
      totalMinor: amountMinorSchema,
    }),
  ),
  sales: z.strictObject({
    currency: currencyCodeSchema,
    grossMinor: amountMinorSchema.nullable().describe('before returns; null: hidden by blind counting'),
    receipts: z.int(),
    items: z.int(),
    averageMinor: amountMinorSchema.nullable().describe('Average Sales Value: of a receipt'),
    averageItemMinor: amountMinorSchema.nullable().describe('Average Value of Sold Items'),
    averageItemsHundredths: z.int().describe('Average Number of Items in a document, in hundredths'),
    voidedLines: z.int(),
    discardedDocuments: z.int(),
    corrections: z.int().describe('documents by which goods came back'),
    returnsMinor: amountMinorSchema.nullable().describe('value of what came back; not below zero'),
    returnedItems: z.int(),
    beforeDiscountsMinor: amountMinorSchema
      .nullable()
      .describe('Total Sales excluding Discounts: what they would be without them'),
    discounts: z
      .strictObject({ times: z.int(), amountMinor: amountMinorSchema, percent: z.string() })
      .nullable()
      .describe('Value of Granted Discounts, and of what it would be without them; not below zero'),
    priceChanges: z
      .strictObject({ times: z.int(), amountMinor: amountMinorSchema })
      .nullable()
      .describe('what prices typed by hand made of the sales; below zero: less'),
    taxes: z.array(
      z.strictObject({
        code: z.string(),
        rate: z.string(),
        grossMinor: amountMinorSchema,
        netMinor: amountMinorSchema,
        taxMinor: amountMinorSchema,
      }),
    ),
    rounding: z
      .array(z.strictObject({ currency: currencyCodeSchema, amountMinor: amountMinorSchema, documents: z.int() }))
      .describe('cash rounding per currency; above zero: more came in than was due'),
  }),
  training: z
    .strictObject({ times: z.int(), minutes: z.int() })
    .describe('how often training was entered from this shift, and for how many minutes together'),
  groups: z.array(z.strictObject({ group: z.string(), grossMinor: amountMinorSchema, items: z.int() })),
});
export type ShiftSummary = z.infer<typeof shiftSummarySchema>;

/** User Shifts (article "Shift work"): columns Number, Start Date, End Date, Cashier, Status; newest first. */
export const askShiftsSchema = z.strictObject({
  text: z.string().max(60).default('').describe('part of the number or of the cashier’s name'),
  businessDate: dateSchema.optional(),
  before: idSchema.optional().describe('the last shift of the page before; absent: from the newest'),
  limit: z.int().min(1).max(100_000).default(100),
});
export const userShiftSchema = z.strictObject({
  id: idSchema,
  number: z.string(),
  businessDate: dateSchema,
  startedAt: momentSchema,
  detachedAt: momentSchema.nullable().describe('when its drawer was taken out of the till, if it was'),
  endedAt: momentSchema.nullable(),
  operatorId: idSchema,
  operatorName: z.string(),
  status: z
    .enum(['open', 'detached', 'closing', 'closed'])
    .describe(
      'detached: its drawer waits to be counted; closing: ended, and not yet confirmed by the Agent and every till that takes part',
    ),
  reportNumber: z.string().nullable(),
  tills: z.array(idSchema).describe('tills that take part, the one where it began first'),
  isProvisional: z.boolean().describe('started offline, while nobody could say whether another one is open'),
  isRevised: z.boolean().describe('documents arrived after its end'),
  endedByName: z.string().nullable(),
  endedOnPage: z
    .strictObject({ reason: z.string() })
    .nullable()
    .describe('it was ended on the managers’ page, and why; its report is printed here for the first time'),
  isOwn: z.boolean(),
});
export type UserShift = z.infer<typeof userShiftSchema>;

/** Days of a month on which shifts began, for the calendar of the Shift Summary. */
export const askShiftDaysSchema = z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) });
export const shiftDaysSchema = z.array(z.strictObject({ date: dateSchema, shifts: z.int() }));

/** Interim (X) daily report of one's own open shift; with an id, of another's that is seen or being ended, open or detached. */
export const interimReportSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  ...shiftIdField,
});

export const reprintReportSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  shiftId: idSchema,
});
