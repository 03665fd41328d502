import { z } from 'zod';
import { amountMinorSchema, currencyCodeSchema, idSchema } from '#shared/contract/fields.ts';
import { figurePartsSchema } from '#shared/contract/shift.ts';

/** One row of End of Shift as figures only: what the signed end event, the report and the Agent agree on. */
export const figureRowSchema = z.strictObject({
  paymentForm: idSchema,
  currency: currencyCodeSchema,
  beginningMinor: amountMinorSchema,
  paymentValueMinor: amountMinorSchema,
  cashDocumentsMinor: amountMinorSchema,
  endingMinor: amountMinorSchema,
  actualMinor: amountMinorSchema.nullable(),
  differenceMinor: amountMinorSchema.nullable(),
  withdrawalMinor: amountMinorSchema,
  remainingMinor: amountMinorSchema,
  payments: z.int(),
  operations: z.int(),
  parts: figurePartsSchema,
});
export type FigureRow = z.infer<typeof figureRowSchema>;
