import { z } from 'zod';
import { askDocumentsSchema, documentListSchema } from '#shared/contract/document-list.ts';
import {
  amountMinorSchema,
  authorisationSchema,
  commandIdSchema,
  currencyCodeSchema,
  idSchema,
  momentSchema,
  piecesSchema,
  typedQuantitySchema,
} from '#shared/contract/fields.ts';
import { paymentFormKindSchema } from '#shared/contract/till.ts';
import { tradeDocumentTypeSchema } from '#shared/sale/trade-document-type.ts';

/** Trade Documents of this till, newest first (domain reference, section 12). */
export const askTradeDocumentsSchema = askDocumentsSchema(tradeDocumentTypeSchema);

const listedTradeDocumentSchema = z.strictObject({
  documentId: idSchema,
  number: z.string(),
  type: tradeDocumentTypeSchema,
  handledBy: z.string().describe('name of the cashier'),
  customer: z.string().describe('whom it names; empty: nobody'),
  forms: z.array(z.string()).describe('names of the payment forms'),
  currency: currencyCodeSchema,
  totalMinor: amountMinorSchema.describe('of a correction below zero'),
  issuedAt: momentSchema,
});
export type ListedTradeDocument = z.infer<typeof listedTradeDocumentSchema>;

export const tradeDocumentListSchema = documentListSchema(listedTradeDocumentSchema);

export const askTradeDocumentSchema = z.strictObject({ documentId: idSchema });

const linkSchema = z.strictObject({ documentId: idSchema, number: z.string() });

export const tradeDocumentSchema = listedTradeDocumentSchema.extend({
  lines: z.array(
    z.strictObject({
      id: idSchema,
      name: z.string(),
      unit: z.string(),
      quantity: z.string(),
      leftQuantity: z.string().describe('what can still come back; "0": nothing'),
      priceMinor: amountMinorSchema,
      valueMinor: amountMinorSchema,
    }),
  ),
  original: linkSchema.nullable().describe('of a correction: its receipt'),
  corrections: z.array(linkSchema).describe('of a receipt: what came back of it, oldest first'),
  reason: z.string().describe('of a correction; else empty'),
  authorisedBy: z.string().nullable().describe('name of whoever lent a right for it'),
  printJobId: idSchema.nullable().describe('its newest slip; null: never printed'),
});
export type TradeDocument = z.infer<typeof tradeDocumentSchema>;

export const printTradeDocumentSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  documentId: idSchema,
});

const returnedLinesSchema = z
  .array(z.strictObject({ lineId: idSchema, quantity: typedQuantitySchema }))
  .max(1_000)
  .describe('lines of which something comes back');

/** What paying for these goods would come to, in each form; nothing is kept. */
export const askRefundSchema = z.strictObject({
  documentId: idSchema.nullable().describe('null: all of the half-typed document, without a receipt'),
  lines: returnedLinesSchema.default([]),
});

export const refundSheetSchema = z.strictObject({
  currency: currencyCodeSchema,
  totalMinor: amountMinorSchema,
  lines: z.array(z.strictObject({ lineId: idSchema, valueMinor: amountMinorSchema })),
  forms: z.array(
    z.strictObject({
      paymentForm: idSchema,
      name: z.string(),
      kind: paymentFormKindSchema,
      refundMinor: amountMinorSchema,
      roundingMinor: amountMinorSchema.describe('what cash pays back more (above zero) or less than the total'),
      needsRight: z.boolean().describe('not what the receipt was paid with, or more than that form paid of it'),
    }),
  ),
});
export type RefundSheet = z.infer<typeof refundSheetSchema>;

export const correctSaleSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  documentId: idSchema.describe('the receipt'),
  lines: returnedLinesSchema,
  reason: z.string().max(120),
  paymentForm: idSchema.describe('in which the customer gets the money back'),
  confirmed: z.boolean().default(false).describe('true: the question about a limit was answered with yes'),
});

/** Everything in the half-typed document comes back, and no receipt shows that it was sold. */
export const returnWithoutReceiptSchema = correctSaleSchema.omit({ documentId: true, lines: true });

export const correctedSaleSchema = z.strictObject({
  documentId: idSchema,
  number: z.string(),
  currency: currencyCodeSchema,
  totalMinor: amountMinorSchema,
  refundMinor: amountMinorSchema,
  roundingMinor: amountMinorSchema,
  handOver: piecesSchema.describe('the fewest notes and coins that make up a refund in cash'),
  printJobId: idSchema,
});
export type CorrectedSale = z.infer<typeof correctedSaleSchema>;
