import { z } from 'zod';
import { amountMinorSchema, currencyCodeSchema, dateSchema, idSchema } from '#shared/contract/fields.ts';
import { saleCustomerSchema, saleLineSchema, saleTaxSchema } from '#shared/sale/sale-body.ts';

/** How much of a line: a quantity as canonical decimal, and what it is worth. */
export const lineShareSchema = z.strictObject({ quantity: z.string(), valueMinor: amountMinorSchema });
export type LineShare = z.infer<typeof lineShareSchema>;

/** What of a tax rate: the gross sum and the tax in it. */
const taxShareSchema = z.strictObject({ grossMinor: amountMinorSchema, taxMinor: amountMinorSchema });

/** A line of which something comes back; quantity and value are what comes back now. */
export const correctedLineSchema = saleLineSchema.extend({
  sold: lineShareSchema,
  /** By earlier corrections of the same receipt. */
  returnedBefore: lineShareSchema,
});
export type CorrectedLine = z.infer<typeof correctedLineSchema>;

export const correctedTaxSchema = saleTaxSchema.extend({ sold: taxShareSchema, returnedBefore: taxShareSchema });
export type CorrectedTax = z.infer<typeof correctedTaxSchema>;

/**
 * Body of a correction: what of a receipt comes back, and what is paid for it. All amounts are above zero; the postings say
 * which way they move. Without a receipt `original` is null, and everything that was "sold" comes back.
 */
export const correctionBodySchema = z.strictObject({
  documentId: idSchema,
  number: z.string(),
  businessDate: dateSchema,
  currency: currencyCodeSchema,
  handledBy: idSchema,
  original: z.strictObject({ documentId: idSchema, number: z.string() }).nullable(),
  reason: z.string(),
  /** Whom the receipt names, as it does; without one, whom the document did on which the goods were typed. */
  customer: saleCustomerSchema.optional(),
  lines: z.array(correctedLineSchema).min(1),
  taxes: z.array(correctedTaxSchema).min(1),
  totalMinor: amountMinorSchema,
  refund: z.strictObject({
    paymentForm: idSchema,
    amountMinor: amountMinorSchema,
    roundingMinor: amountMinorSchema.describe('what cash pays back more (above zero) or less than the total'),
    /** The refund by which the terminal gave it back to the card; absent: nobody asked a terminal. */
    cardPaymentId: idSchema.optional(),
  }),
});
export type CorrectionBody = z.infer<typeof correctionBodySchema>;

/** A correction that is decided and not booked yet: where it is booked says its number and business date. */
export const plannedCorrectionSchema = correctionBodySchema.omit({ number: true, businessDate: true });
export type PlannedCorrection = z.infer<typeof plannedCorrectionSchema>;
