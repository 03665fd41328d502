import { z } from 'zod';
import { amountMinorSchema, currencyCodeSchema, dateSchema, idSchema } from '#shared/contract/fields.ts';

/** A sold line, frozen: name, price and tax as they were when it was typed. */
export const saleLineSchema = z.strictObject({
  id: idSchema,
  itemId: idSchema,
  name: z.string(),
  barcode: z.string(),
  unit: z.string(),
  group: z.string(),
  quantity: z.string(),
  priceMinor: amountMinorSchema,
  valueMinor: amountMinorSchema,
  taxCode: z.string(),
});
export type SaleLine = z.infer<typeof saleLineSchema>;

export const saleTaxSchema = z.strictObject({
  code: z.string(),
  rate: z.string().describe('percent, canonical decimal'),
  grossMinor: amountMinorSchema,
  netMinor: amountMinorSchema,
  taxMinor: amountMinorSchema,
});
export type SaleTax = z.infer<typeof saleTaxSchema>;

/** Body of a completed sale: the receipt, whole. */
export const saleBodySchema = z.strictObject({
  documentId: idSchema,
  number: z.string(),
  businessDate: dateSchema,
  currency: currencyCodeSchema,
  handledBy: idSchema,
  lines: z.array(saleLineSchema).min(1),
  taxes: z.array(saleTaxSchema).min(1),
  totalMinor: amountMinorSchema,
  payments: z.array(
    z.strictObject({
      paymentForm: idSchema,
      currency: currencyCodeSchema,
      givenMinor: amountMinorSchema,
      assignedMinor: amountMinorSchema.describe('in the currency of the document'),
    }),
  ),
  changeMinor: amountMinorSchema,
  changePaymentForm: idSchema.nullable(),
  voidedLines: z.int(),
});
export type SaleBody = z.infer<typeof saleBodySchema>;
