import { z } from 'zod';
import { amountMinorSchema, currencyCodeSchema, idSchema } from '#shared/contract/fields.ts';

const piecesSchema = z.array(z.strictObject({ valueMinor: amountMinorSchema, pieces: z.int().nonnegative() }));

export const countEvents = {
  'count.confirmed': z.strictObject({
    occasion: z.enum(['start', 'end']),
    entries: z.array(
      z.strictObject({
        paymentForm: idSchema,
        currency: currencyCodeSchema,
        pieces: piecesSchema,
        totalMinor: amountMinorSchema,
      }),
    ),
    /** Cheques that were looked for; those that are not there are the difference. */
    cheques: z.array(z.strictObject({ id: z.string(), isThere: z.boolean() })).default([]),
    /** Documents that came between the first figure and this confirmation, which said that all is there still. */
    documentsSince: z.int().positive().optional(),
  }),
} as const;
