import { z } from 'zod';
import { CARD_STATES } from '#shared/card/card-payment.ts';
import { parkedItemSchema } from '#shared/contract/agent-parked.ts';
import {
  amountMinorSchema,
  authorisationSchema,
  commandIdSchema,
  currencyCodeSchema,
  idSchema,
  momentSchema,
  piecesSchema,
  typedAmountSchema,
  typedPercentSchema,
  typedQuantitySchema,
} from '#shared/contract/fields.ts';
import { chequeSchema } from '#shared/sale/cheque.ts';
import { PARKING_REASONS } from '#shared/sale/parking-reason.ts';
import { askedDiscountSchema, saleCustomerSchema } from '#shared/sale/sale-body.ts';

export const foundItemSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  barcode: z.string(),
  unit: z.string(),
  priceMinor: amountMinorSchema,
  group: z.string(),
});
export type FoundItem = z.infer<typeof foundItemSchema>;

export const searchItemsSchema = z.strictObject({
  text: z.string().max(100),
  limit: z.int().min(1).max(50).default(12),
});

/** The document being typed. Every change is kept before it is shown. */
export const saleDocumentSchema = z.strictObject({
  id: idSchema,
  currency: currencyCodeSchema,
  customer: saleCustomerSchema.nullable().describe('null: nobody is named'),
  lines: z.array(
    z.strictObject({
      id: idSchema,
      itemId: idSchema,
      name: z.string(),
      barcode: z.string(),
      unit: z.string(),
      quantity: z.string(),
      priceMinor: amountMinorSchema,
      regularPriceMinor: amountMinorSchema.describe('the item’s own price; another one was typed where it differs'),
      valueMinor: amountMinorSchema.describe('what is paid for it, after all discounts'),
      totalPriceMinor: amountMinorSchema.describe('what one unit costs after all discounts, tax included'),
      subtotalPriceMinor: amountMinorSchema.describe('the same without tax'),
      taxCode: z.string(),
      taxRate: z.string().describe('per cent'),
      takesDiscount: z.boolean().describe('false: nothing is taken off this item'),
      asked: askedDiscountSchema.nullable().describe('its own discount; null: none'),
      savedMinor: amountMinorSchema.describe('how much less is paid than at its own price; below zero: more'),
      savedPercent: z.string().describe('the same in per cent, at most two decimals'),
    }),
  ),
  discount: z
    .strictObject({ asked: askedDiscountSchema, amountMinor: amountMinorSchema })
    .nullable()
    .describe('the document’s own discount, split over its lines; null: none'),
  discountsMinor: amountMinorSchema.describe('what lines are sold for less than at their own prices, all together'),
  discountsPercent: z.string().describe('of what it would be at regular prices, at most two decimals'),
  markUpsMinor: amountMinorSchema.describe('what lines are sold for more'),
  taxMinor: amountMinorSchema,
  totalMinor: amountMinorSchema,
  payments: z.array(
    z.strictObject({
      paymentForm: idSchema,
      name: z.string(),
      currency: currencyCodeSchema,
      givenMinor: amountMinorSchema.describe('in the currency of the payment'),
      cardPaymentId: idSchema.nullable().describe('approved by a terminal: it is reversed, never taken off'),
      assignedMinor: amountMinorSchema.describe('in the currency of the document'),
      cheque: chequeSchema.nullable(),
    }),
  ),
  remainingMinor: amountMinorSchema,
  remainingCashMinor: amountMinorSchema.describe('what remains when it is paid in cash, as the market rounds it'),
  changeMinor: amountMinorSchema,
  roundingMinor: amountMinorSchema.describe('what cash settles more (above zero) or less than is due'),
  handOver: piecesSchema.describe('the fewest notes and coins that make up the change'),
});
export type SaleDocument = z.infer<typeof saleDocumentSchema>;

export const scanSchema = z.strictObject({
  commandId: commandIdSchema,
  barcode: z.string().min(1).max(128).describe('as the scanner sent it; ␝ stands for FNC1'),
  quantity: typedQuantitySchema.default('1'),
});
export const addItemSchema = z.strictObject({
  commandId: commandIdSchema,
  itemId: idSchema,
  quantity: typedQuantitySchema.default('1'),
});
export const setQuantitySchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema.describe('where a discount by amount becomes a larger part of the line'),
  lineId: idSchema,
  quantity: typedQuantitySchema,
});
export const voidLineSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema.describe('where a discount by amount becomes a larger part of the document'),
  lineId: idSchema,
});

export const changePriceSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  lineId: idSchema,
  price: typedAmountSchema.nullable().describe('of one unit, as typed; null: the item’s own price again'),
});

const typedPercentOffSchema = z.strictObject({ kind: z.literal('percent'), percent: typedPercentSchema });
const typedAmountOffSchema = z.strictObject({ kind: z.literal('amount'), amount: typedAmountSchema });
const typedValueSchema = z.strictObject({ kind: z.literal('value'), value: typedAmountSchema });

export const discountLineSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  lineId: idSchema,
  discount: z
    .discriminatedUnion('kind', [typedPercentOffSchema, typedAmountOffSchema, typedValueSchema])
    .nullable()
    .describe('so much off the whole line, or what the whole line is sold for; null, or nothing off: none'),
});

export const chooseCustomerSchema = z.strictObject({
  commandId: commandIdSchema,
  customerId: idSchema.nullable().describe('of master data; null: nobody is named'),
});

export const discountDocumentSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  discount: z
    .discriminatedUnion('kind', [typedPercentOffSchema, typedAmountOffSchema])
    .nullable()
    .describe('null, or nothing off: none'),
});
export type TypedDiscount = NonNullable<z.infer<typeof discountLineSchema>['discount']>;

export const assignPaymentSchema = z.strictObject({
  commandId: commandIdSchema,
  paymentForm: idSchema,
  currency: currencyCodeSchema,
  amount: typedAmountSchema.nullable().describe('as typed; null assigns exactly what remains'),
  cheque: chequeSchema.nullable().default(null).describe('of a form of kind cheque: which one'),
});

export const completeSaleSchema = z.strictObject({
  commandId: commandIdSchema,
  exactCash: z.boolean().default(false).describe('true: what remains is paid in cash, exactly, in the same step'),
  confirmed: z.boolean().default(false).describe('true: the question about the drawer’s maximum was answered with yes'),
  authorisation: authorisationSchema.describe('where the drawer’s maximum wants a right'),
});

export const completedSaleSchema = z.strictObject({
  documentId: idSchema,
  number: z.string(),
  currency: currencyCodeSchema,
  totalMinor: amountMinorSchema,
  changeMinor: amountMinorSchema,
  roundingMinor: amountMinorSchema,
  handOver: piecesSchema,
  printJobId: idSchema,
  cashWarning: z.string().describe('the drawer holds more cash than its maximum, in words; empty: it does not'),
});
export type CompletedSale = z.infer<typeof completedSaleSchema>;

/** Pending Documents: put aside half typed at this till, or at another till of the store. */
export const parkedDocumentSchema = z.strictObject({
  documentId: idSchema,
  handledBy: z.string().describe('name of whoever parked it'),
  till: idSchema.describe('where it is parked'),
  place: z
    .enum(['here', 'elsewhere', 'out_of_reach', 'under_way'])
    .describe(
      'elsewhere: that till hands it over; out_of_reach: nobody can ask that till now; under_way: another till asked for it',
    ),
  isOthers: z.boolean().describe('another operator than the one at this till parked it'),
  parkedAt: momentSchema,
  reason: z.enum(PARKING_REASONS),
  cardState: z.enum(CARD_STATES).nullable().describe('how its latest card payment stands now; null: it has none'),
  currency: currencyCodeSchema,
  totalMinor: amountMinorSchema,
  subtotalMinor: amountMinorSchema.nullable().describe('the total without tax; null: the other till does not tell it'),
  lineCount: z.int().nonnegative(),
  items: z.array(parkedItemSchema).describe('of a document elsewhere the first ones'),
});
export type ParkedDocument = z.infer<typeof parkedDocumentSchema>;

export const parkOtherSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  shiftId: idSchema.describe('whose owner left a document half typed at this till'),
});
export const continueParkedSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema.describe('where another operator parked it'),
  documentId: idSchema,
});
export const deleteParkedSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  documentId: idSchema,
});
