import { z } from 'zod';
import {
  amountMinorSchema,
  commandIdSchema,
  currencyCodeSchema,
  idSchema,
  piecesSchema,
  typedAmountSchema,
  typedQuantitySchema,
} from '#shared/contract/fields.ts';

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
  lines: z.array(
    z.strictObject({
      id: idSchema,
      itemId: idSchema,
      name: z.string(),
      barcode: z.string(),
      unit: z.string(),
      quantity: z.string(),
      priceMinor: amountMinorSchema,
      valueMinor: amountMinorSchema,
      taxCode: z.string(),
    }),
  ),
  taxMinor: amountMinorSchema,
  totalMinor: amountMinorSchema,
  payments: z.array(
    z.strictObject({
      paymentForm: idSchema,
      name: z.string(),
      currency: currencyCodeSchema,
      givenMinor: amountMinorSchema.describe('in the currency of the payment'),
      assignedMinor: amountMinorSchema.describe('in the currency of the document'),
    }),
  ),
  remainingMinor: amountMinorSchema,
  changeMinor: amountMinorSchema,
  handOver: piecesSchema.describe('the fewest notes and coins that make up the change'),
});
export type SaleDocument = z.infer<typeof saleDocumentSchema>;

export const scanSchema = z.strictObject({
  commandId: commandIdSchema,
  barcode: z.string().min(1).max(64),
  quantity: typedQuantitySchema.default('1'),
});
export const addItemSchema = z.strictObject({
  commandId: commandIdSchema,
  itemId: idSchema,
  quantity: typedQuantitySchema.default('1'),
});
export const setQuantitySchema = z.strictObject({
  commandId: commandIdSchema,
  lineId: idSchema,
  quantity: typedQuantitySchema,
});
export const voidLineSchema = z.strictObject({ commandId: commandIdSchema, lineId: idSchema });

export const assignPaymentSchema = z.strictObject({
  commandId: commandIdSchema,
  paymentForm: idSchema,
  currency: currencyCodeSchema,
  amount: typedAmountSchema.nullable().describe('as typed; null assigns exactly what remains'),
});

export const completeSaleSchema = z.strictObject({
  commandId: commandIdSchema,
  exactCash: z.boolean().default(false).describe('true: what remains is paid in cash, exactly, in the same step'),
});

export const completedSaleSchema = z.strictObject({
  documentId: idSchema,
  number: z.string(),
  currency: currencyCodeSchema,
  totalMinor: amountMinorSchema,
  changeMinor: amountMinorSchema,
  handOver: piecesSchema,
  printJobId: idSchema,
  cashWarning: z.string().describe('the drawer holds more cash than its maximum, in words; empty: it does not'),
});
export type CompletedSale = z.infer<typeof completedSaleSchema>;
