import { z } from 'zod';
import {
  amountMinorSchema,
  authorisationSchema,
  commandIdSchema,
  currencyCodeSchema,
  idSchema,
} from '#shared/contract/fields.ts';

/** What arrived after a shift was ended, beside its signed figures. */
export const revisedShiftSchema = z.strictObject({
  shiftId: idSchema,
  number: z.string(),
  issuedAtTill: z
    .string()
    .nullable()
    .describe('the other till whose end counts, and which alone issues what is proposed; null: this one'),
  rows: z.array(
    z.strictObject({
      paymentForm: idSchema,
      name: z.string(),
      currency: currencyCodeSchema,
      signedEndingMinor: amountMinorSchema,
      revisedEndingMinor: amountMinorSchema,
      lateMinor: amountMinorSchema.describe('what arrived after the end'),
      actualMinor: amountMinorSchema.nullable(),
      bookedMinor: amountMinorSchema.describe('the difference as booked now, reversals included'),
      proposedMinor: amountMinorSchema.describe('CD above, CW below zero, that reverses what late documents explain'),
    }),
  ),
  isRevised: z.boolean().describe('some row differs from the signed figures'),
});
export type RevisedShift = z.infer<typeof revisedShiftSchema>;

export const askRevisedSchema = z.strictObject({ shiftId: idSchema });
export const reverseDifferenceSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  shiftId: idSchema,
  paymentForm: idSchema,
  currency: currencyCodeSchema,
});

export const issuedReversalSchema = z.strictObject({
  number: z.string(),
  type: z.enum(['CD', 'CW']),
  currency: currencyCodeSchema,
  amountMinor: amountMinorSchema,
});
