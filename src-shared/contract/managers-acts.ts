import { z } from 'zod';
import { agentIdSchema } from '#shared/contract/agent-fields.ts';
import {
  amountMinorSchema,
  currencyCodeSchema,
  idSchema,
  momentSchema,
  typedAmountSchema,
} from '#shared/contract/fields.ts';
import { languageSchema } from '#shared/contract/till.ts';

export const closePageSessionSchema = z.strictObject({
  sessionId: z.string().min(1).max(64),
  reason: z.string().trim().min(1).max(200),
});

export const dropParkedSchema = z.strictObject({
  till: agentIdSchema,
  documentId: idSchema,
  reason: z.string().trim().min(1).max(200),
});

/** `till`: null for any new till of the store. */
export const makeCodeSchema = z.strictObject({
  till: agentIdSchema.nullable(),
  validMinutes: z.int().min(5).max(10_080),
});
/** The code is in this answer and nowhere else. */
export const madeCodeSchema = z.strictObject({ code: z.string(), expiresAt: momentSchema });

export const revokeTillSchema = z.strictObject({ till: agentIdSchema });

const shiftIdSchema = z.string().min(1).max(64);
export const askEndSchema = z.strictObject({ shiftId: shiftIdSchema });

const pageEndRowSchema = z.strictObject({
  paymentForm: idSchema,
  currency: currencyCodeSchema,
  isCash: z.boolean(),
  endingMinor: amountMinorSchema,
  /** What is to stay in the drawer: the rest is the suggested withdrawal. Null: nothing is suggested. */
  keepMinor: amountMinorSchema.nullable(),
  toleranceMinor: amountMinorSchema,
  /** Reasons offered for a difference; any other may be typed. */
  reasons: z.array(z.string()),
});

/** What is to be ended, as far as the tills have told. */
export const pageEndSheetSchema = z.strictObject({
  shiftId: shiftIdSchema,
  number: z.string(),
  operatorName: z.string(),
  revision: z.string(),
  rows: z.array(pageEndRowSchema),
  isReasonRequired: z.boolean(),
  /** Tills of the shift that may have sold what is not in these figures. */
  unreported: z.array(
    z.strictObject({ till: agentIdSchema, unsent: z.int().nullable(), lastContactAt: momentSchema.nullable() }),
  ),
});
export type PageEndSheet = z.infer<typeof pageEndSheetSchema>;

/** Amounts as typed. `actual` empty: not counted; `withdrawal` empty: what is above the amount to keep. */
export const endPageShiftSchema = z.strictObject({
  shiftId: shiftIdSchema,
  revision: z.string().min(1).max(64),
  entries: z
    .array(
      z.strictObject({
        paymentForm: idSchema,
        currency: currencyCodeSchema,
        actual: typedAmountSchema,
        withdrawal: typedAmountSchema,
        reason: z.string().trim().max(80),
      }),
    )
    .max(100),
  reason: z.string().trim().min(1).max(200),
  /** The question about a limit was answered with yes. */
  isConfirmed: z.boolean(),
  /** The question about tills that have not reported was answered with yes. */
  isUnreportedConfirmed: z.boolean(),
});
export type EndPageShift = z.infer<typeof endPageShiftSchema>;
export const endedPageShiftSchema = z.strictObject({ reportNumber: z.string() });

/** `language`: of the words on the document. */
export const reversePageDifferenceSchema = z.strictObject({
  shiftId: shiftIdSchema,
  paymentForm: idSchema,
  currency: currencyCodeSchema,
  language: languageSchema,
});
export const reversedPageDifferenceSchema = z.strictObject({ number: z.string() });
export type ReversePageDifference = z.infer<typeof reversePageDifferenceSchema>;
