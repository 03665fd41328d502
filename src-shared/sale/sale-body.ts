import { z } from 'zod';
import { amountMinorSchema, currencyCodeSchema, dateSchema, idSchema } from '#shared/contract/fields.ts';
import { chequeSchema } from '#shared/sale/cheque.ts';

/**
 * What a person asked to be taken off, as the till read it. An amount below zero is a mark-up: a line sold for more than its
 * price makes it.
 */
export const askedDiscountSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('percent'),
    percent: z
      .string()
      .regex(/^\d{1,3}(\.\d{1,2})?$/)
      .describe('canonical decimal'),
  }),
  z.strictObject({ kind: z.literal('amount'), amountMinor: amountMinorSchema }),
]);
export type AskedDiscount = z.infer<typeof askedDiscountSchema>;

const authorisedBySchema = idSchema.nullable().describe('who lent the right to it; null: nobody had to');

/** A price typed by hand in the place of the item's own. */
const priceChangeSchema = z.strictObject({ regularPriceMinor: amountMinorSchema, authorisedBy: authorisedBySchema });

const lineDiscountSchema = z.strictObject({
  asked: askedDiscountSchema.nullable().describe('for this line; null: only its share of the document’s'),
  ownMinor: amountMinorSchema.describe('below zero: a mark-up'),
  documentMinor: amountMinorSchema.describe('its share of the document’s discount'),
  authorisedBy: authorisedBySchema,
});

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
  valueMinor: amountMinorSchema.describe('what is paid: price times quantity less discounts'),
  taxCode: z.string(),
  /** The item takes no discount, neither its own nor a share of the document's. */
  noDiscount: z.literal(true).optional(),
  priceChange: priceChangeSchema.optional(),
  discount: lineDiscountSchema.optional(),
});
export type SaleLine = z.infer<typeof saleLineSchema>;

/** Taken off the document as a whole and split over its lines; worked out after their own discounts. */
export const documentDiscountSchema = z.strictObject({
  asked: askedDiscountSchema,
  amountMinor: amountMinorSchema,
  authorisedBy: authorisedBySchema,
});

/** Whom the goods are sold to, as master data named them when they were chosen. */
export const saleCustomerSchema = z.strictObject({ id: idSchema, name: z.string(), taxId: z.string() });
export type SaleCustomer = z.infer<typeof saleCustomerSchema>;

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
  discount: documentDiscountSchema.optional(),
  customer: saleCustomerSchema.optional(),
  payments: z.array(
    z.strictObject({
      paymentForm: idSchema,
      currency: currencyCodeSchema,
      givenMinor: amountMinorSchema,
      assignedMinor: amountMinorSchema.describe('in the currency of the document, cash rounding included'),
      /** Set where the form is a cheque. */
      cheque: chequeSchema.nullable().default(null),
      /** Paid on a terminal; absent for all other payments. */
      cardPaymentId: idSchema.optional(),
    }),
  ),
  changeMinor: amountMinorSchema,
  changePaymentForm: idSchema.nullable(),
  /** Set where a market rounds and cash settled the rest: what it settled more (above zero) or less than was due. */
  rounding: z.strictObject({ paymentForm: idSchema, amountMinor: amountMinorSchema }).nullable().default(null),
  voidedLines: z.int(),
});
export type SaleBody = z.infer<typeof saleBodySchema>;
