import { z } from 'zod';
import { amountMinorSchema, currencyCodeSchema, idSchema } from '#shared/contract/fields.ts';
import { MOVEMENTS } from '#shared/ledger/posting.ts';

/** A till's journal up to a record: what figures rest on. */
export const coverageSchema = z.strictObject({
  till: idSchema,
  epoch: z.int().positive(),
  seq: z.int().nonnegative(),
});
export type Coverage = z.infer<typeof coverageSchema>;

/** What another till holds of an owner's money, as far as its journal is known. */
export const otherBalanceSchema = coverageSchema.extend({
  rows: z.array(
    z.strictObject({ paymentForm: idSchema, currency: currencyCodeSchema, amountMinor: amountMinorSchema }),
  ),
});
export type OtherBalance = z.infer<typeof otherBalanceSchema>;

/** Running totals of the owner's drawer that another till moved in a shift, as far as its journal is known. */
export const otherTillSchema = coverageSchema.extend({
  totals: z.array(
    z.strictObject({
      paymentForm: idSchema,
      currency: currencyCodeSchema,
      movement: z.enum(MOVEMENTS),
      amountMinor: amountMinorSchema,
      entries: z.int(),
    }),
  ),
});
export type OtherTill = z.infer<typeof otherTillSchema>;
