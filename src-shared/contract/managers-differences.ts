import { z } from 'zod';
import { agentIdSchema } from '#shared/contract/agent-fields.ts';
import { amountMinorSchema, currencyCodeSchema, dateSchema, momentSchema } from '#shared/contract/fields.ts';

/** Business dates, both included. */
export const askDifferencesSchema = z.strictObject({ from: dateSchema, to: dateSchema });

/** A row of an ended shift that was counted; exact ones too, or nobody could say how often it is exact. */
export const countedDifferenceSchema = z.strictObject({
  shiftId: z.string(),
  shiftNumber: z.string(),
  businessDate: dateSchema,
  endedAt: momentSchema,
  operatorName: z.string(),
  till: agentIdSchema.describe('where the shift began'),
  paymentForm: z.string(),
  currency: currencyCodeSchema,
  differenceMinor: amountMinorSchema,
  cause: z.string().describe('the reason that was given; empty: none'),
});
export type CountedDifference = z.infer<typeof countedDifferenceSchema>;
export const differencesSchema = z.strictObject({ differences: z.array(countedDifferenceSchema) });
