import { z } from 'zod';
import { cashDocumentAttributeSchema, PURPOSES, payerSchema, transferSchema } from '#shared/cash-document/purpose.ts';
import { CASH_DOCUMENT_TAGS } from '#shared/cash-document/tag.ts';
import { amountMinorSchema, currencyCodeSchema, idSchema } from '#shared/contract/fields.ts';

export const cashDocumentEvents = {
  'cash_document.issued': z.strictObject({
    documentId: idSchema,
    number: z.string(),
    type: z.enum(['CD', 'CW']),
    tag: z.enum(CASH_DOCUMENT_TAGS),
    description: z.string(),
    paymentForm: idSchema,
    currency: currencyCodeSchema,
    amountMinor: amountMinorSchema,
    handledBy: idSchema,
    /** These five are null or empty on documents that the till writes by itself. */
    purpose: z.enum(PURPOSES).nullable(),
    reason: z.strictObject({ id: idSchema, name: z.string() }).nullable(),
    payer: payerSchema.nullable(),
    transfer: transferSchema.nullable(),
    attributes: z.array(cashDocumentAttributeSchema),
  }),
  /**
   * A transfer that was taken in before anybody could tell of its sending, held against what the sending till wrote. Where
   * they differ, the postings close what is under way.
   */
  'transfer.compared': z.strictObject({
    documentId: idSchema.describe('of the CD that took it in'),
    number: z.string(),
    transferNumber: z.string(),
    fromTill: idSchema,
    paymentForm: idSchema,
    currency: currencyCodeSchema,
    countedMinor: amountMinorSchema,
    sentCurrency: currencyCodeSchema,
    sentMinor: amountMinorSchema,
    outcome: z.enum(['agrees', 'differs', 'other_money']),
  }),
} as const;
