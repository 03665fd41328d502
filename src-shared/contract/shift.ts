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
import { paymentFormKindSchema } from '#shared/contract/till.ts';

/** Whose shift: the logged-on operator’s open one when none is named; another’s needs the right to end it. */
const shiftIdField = { shiftId: idSchema.optional().describe('another’s shift; absent: one’s own open shift') };
export const askEndSchema = z.strictObject(shiftIdField);

/** Start of Shift: one row per currency (article "Shift work", Start of shift). */
export const startSheetSchema = z.strictObject({
  businessDate: dateSchema,
  rows: z.array(
    z.strictObject({
      currency: currencyCodeSchema,
      beginningMinor: amountMinorSchema.describe('what this operator’s last shift left'),
      presetsMinor: z.array(amountMinorSchema).describe('usual deposits, offered as one key each'),
      countedMinor: amountMinorSchema.nullable().describe('null: not counted; 0: counted zero'),
      differenceMinor: amountMinorSchema.nullable(),
    }),
  ),
  lastShift: z
    .strictObject({
      number: z.string(),
      endedAt: momentSchema,
      endedByOther: z.string().nullable().describe('who ended it, when that was somebody else'),
    })
    .nullable(),
  countRequired: z.boolean(),
});
export type StartSheet = z.infer<typeof startSheetSchema>;

export const startShiftSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  deposits: z
    .array(z.strictObject({ currency: currencyCodeSchema, amount: typedAmountSchema }))
    .max(20)
    .describe('one entry per currency; leave a currency out for no deposit'),
});

export const startedShiftSchema = z.strictObject({
  shiftId: idSchema,
  number: z.string(),
  documents: z.array(
    z.strictObject({
      number: z.string(),
      tag: z.string(),
      currency: currencyCodeSchema,
      amountMinor: amountMinorSchema,
    }),
  ),
});

/** The parts of one row's Ending Balance, in the order they are shown. Their sum is the Ending Balance. */
export const figurePartsSchema = z.strictObject({
  carriedMinor: amountMinorSchema.describe('left by the last shift'),
  depositMinor: amountMinorSchema.describe('deposit at the start of day'),
  receivedMinor: amountMinorSchema.describe('tendered by customers'),
  changeMinor: amountMinorSchema.describe('change given, not positive'),
  returnsMinor: amountMinorSchema.describe('paid back for returns, not positive'),
  documentsMinor: amountMinorSchema.describe('manual CD less CW'),
});

/** What may have made a count differ; possibilities about money and keys, never about a person. */
export const likelyCauseSchema = z.discriminatedUnion('cause', [
  z.strictObject({ cause: z.literal('swapped_digits'), valueMinor: amountMinorSchema, typed: z.int(), meant: z.int() }),
  z.strictObject({ cause: z.literal('pieces_off'), valueMinor: amountMinorSchema, pieces: z.int() }),
  z.strictObject({ cause: z.literal('roll_off'), valueMinor: amountMinorSchema, rollPieces: z.int() }),
  z.strictObject({
    cause: z.literal('sum_swapped_digits'),
    typedMinor: amountMinorSchema,
    meantMinor: amountMinorSchema,
  }),
  z.strictObject({ cause: z.literal('other_form'), number: z.string(), amountMinor: amountMinorSchema }),
  z.strictObject({ cause: z.literal('change_as_tendered'), number: z.string(), amountMinor: amountMinorSchema }),
]);

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
  parts: figurePartsSchema,
  suggestedWithdrawalMinor: amountMinorSchema,
  reason: z.string().describe('Reason for Difference as typed; empty: none given'),
  reasons: z.array(z.string()).describe('reasons offered for this payment form'),
  isAboveTolerance: z.boolean().describe('the difference is larger than what is tolerated'),
  causes: z.array(likelyCauseSchema).describe('what often makes a count differ like this'),
  take: piecesSchema.describe('which notes and coins to take for the withdrawal, from those counted'),
});

export const endSheetSchema = z.strictObject({
  shiftId: idSchema,
  number: z.string(),
  startedAt: momentSchema,
  operatorName: z.string(),
  revision: z.string().describe('names the figures shown; ending a shift with another revision is refused'),
  rows: z.array(endRowSchema),
  hasReceiptPrinter: z.boolean(),
  countRequired: z.boolean(),
  openDocumentLines: z.int().describe('lines of a document that is still half typed'),
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
export const FIGURE_PARTS = ['received', 'change', 'returns', 'documents', 'deposit'] as const;
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
});
export type FigureDocuments = z.infer<typeof figureDocumentsSchema>;

export const endShiftSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  ...shiftIdField,
  revision: z.string().max(64).describe('revision of the end sheet that was shown'),
  confirmed: z.boolean().default(false).describe('true: the question about a limit was answered with yes'),
  discardDocument: z.boolean().default(false).describe('true: a half-typed document is given up, and written down'),
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
  cashFlows: z.array(
    z.strictObject({
      currency: currencyCodeSchema,
      carriedMinor: amountMinorSchema,
      depositMinor: amountMinorSchema,
      differenceAtStartMinor: amountMinorSchema,
      salesMinor: amountMinorSchema,
      manualDepositsMinor: amountMinorSchema,
      changeMinor: amountMinorSchema,
      returnsMinor: amountMinorSchema,
      manualWithdrawalsMinor: amountMinorSchema,
      balanceMinor: amountMinorSchema,
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
  balances: z.array(
    z.strictObject({
      paymentForm: idSchema,
      name: z.string(),
      kind: paymentFormKindSchema,
      currency: currencyCodeSchema,
      payments: z.int(),
      depositsMinor: amountMinorSchema,
      withdrawalsMinor: amountMinorSchema,
      totalMinor: amountMinorSchema,
    }),
  ),
  sales: z.strictObject({
    currency: currencyCodeSchema,
    grossMinor: amountMinorSchema,
    receipts: z.int(),
    items: z.int(),
    averageMinor: amountMinorSchema,
    voidedLines: z.int(),
    discardedDocuments: z.int(),
    taxes: z.array(
      z.strictObject({
        code: z.string(),
        rate: z.string(),
        grossMinor: amountMinorSchema,
        netMinor: amountMinorSchema,
        taxMinor: amountMinorSchema,
      }),
    ),
  }),
  groups: z.array(z.strictObject({ group: z.string(), grossMinor: amountMinorSchema, items: z.int() })),
});
export type ShiftSummary = z.infer<typeof shiftSummarySchema>;

/** User Shifts (article "Shift work"): columns Number, Start Date, End Date, Cashier, Status; newest first. */
export const askShiftsSchema = z.strictObject({
  text: z.string().max(60).default('').describe('part of the number or of the cashier’s name'),
  businessDate: dateSchema.optional(),
  limit: z.int().min(1).max(500).default(100),
});
export const userShiftSchema = z.strictObject({
  id: idSchema,
  number: z.string(),
  businessDate: dateSchema,
  startedAt: momentSchema,
  endedAt: momentSchema.nullable(),
  operatorId: idSchema,
  operatorName: z.string(),
  status: z.enum(['open', 'closed']),
  reportNumber: z.string().nullable(),
  endedByName: z.string().nullable(),
  isOwn: z.boolean(),
});
export type UserShift = z.infer<typeof userShiftSchema>;

/** Days of a month on which shifts began, for the calendar of the Shift Summary. */
export const askShiftDaysSchema = z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) });
export const shiftDaysSchema = z.array(z.strictObject({ date: dateSchema, shifts: z.int() }));

export const reprintReportSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  shiftId: idSchema,
});
