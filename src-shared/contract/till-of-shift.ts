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
});
export type TillOfShift = z.infer<typeof tillOfShiftSchema>;
