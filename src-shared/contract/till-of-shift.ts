import { z } from 'zod';
import { amountMinorSchema, currencyCodeSchema, idSchema } from '#shared/contract/fields.ts';

/** What the figures of a shift hold of one of its tills. */
export const tillOfShiftSchema = z.strictObject({
  till: idSchema,
  seq: z.int().nonnegative().describe('last record of its journal that is in the figures'),
  isReported: z.boolean().describe('false: it may have done more than is in the figures'),
  receipts: z.int(),
  cashDocuments: z
    .array(z.strictObject({ currency: currencyCodeSchema, amountMinor: amountMinorSchema, documents: z.int() }))
    .describe('CD less CW made by hand; empty as well while counting is blind and not done'),
  firstReceipt: z.string().nullable(),
  lastReceipt: z.string().nullable().describe('of what is in the figures'),
  issued: z
    .array(
      z.strictObject({
        number: z.string(),
        type: z.enum(['CD', 'CW']),
        description: z.string().describe('what a person said it was for, else why the till wrote it'),
        currency: currencyCodeSchema,
        amountMinor: amountMinorSchema.describe('not below zero'),
      }),
    )
    .describe('every CD and CW, in order; empty as well while counting is blind and not done'),
  moreIssued: z.int().nonnegative().describe('issued after those, and not listed'),
  isListed: z.boolean().describe('false: its documents were not told one by one'),
});
export type TillOfShift = z.infer<typeof tillOfShiftSchema>;
export type IssuedOfShift = TillOfShift['issued'][number];
