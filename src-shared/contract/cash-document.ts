import { z } from 'zod';
import {
  cashDocumentAttributeSchema,
  cashDocumentReasonSchema,
  cashDocumentTypeSchema,
  PURPOSES,
  payerSchema,
  transferSchema,
} from '#shared/cash-document/purpose.ts';
import { CASH_DOCUMENT_TAGS } from '#shared/cash-document/tag.ts';
import {
  amountMinorSchema,
  authorisationSchema,
  commandIdSchema,
  currencyCodeSchema,
  dateSchema,
  idSchema,
  momentSchema,
  typedAmountSchema,
} from '#shared/contract/fields.ts';
import { paymentFormKindSchema } from '#shared/contract/till.ts';

/** The form of a manual CD or CW (domain reference 4.1). */
export const cashDocumentSheetSchema = z.strictObject({
  nextNumbers: z.strictObject({ CD: z.string(), CW: z.string() }).describe('given out only on issue'),
  forms: z.array(
    z.strictObject({
      paymentForm: idSchema,
      name: z.string(),
      kind: paymentFormKindSchema,
      currency: currencyCodeSchema,
      heldMinor: amountMinorSchema.nullable().describe('what the drawer holds; null where counting is blind'),
      minimumMinor: amountMinorSchema.nullable(),
      maximumMinor: amountMinorSchema.nullable(),
    }),
  ),
  reasons: z.array(cashDocumentReasonSchema),
  attributes: z.array(z.string()).describe('names of further fields'),
  employees: z.array(z.strictObject({ id: idSchema, name: z.string() })),
});
export type CashDocumentSheet = z.infer<typeof cashDocumentSheetSchema>;

export const issueCashDocumentSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  type: cashDocumentTypeSchema.describe('CD: money into the drawer; CW: money out of it'),
  amount: typedAmountSchema,
  currency: currencyCodeSchema,
  paymentForm: idSchema.describe('of kind cash, card or voucher'),
  payer: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('customer'), name: z.string().trim().min(1).max(120) }),
      z.strictObject({ kind: z.literal('employee'), operatorId: idSchema }),
    ])
    .nullable()
    .default(null),
  reasonId: idSchema.nullable().default(null).describe('one of the sheet’s reasons; it says where the money goes'),
  description: z.string().max(200).default(''),
  transferTill: z.string().max(64).nullable().default(null).describe('CW of a transfer: the receiving till'),
  transferNumber: z
    .string()
    .max(64)
    .nullable()
    .default(null)
    .describe('CD of a transfer: the number of the sending till’s CW'),
  attributes: z.array(cashDocumentAttributeSchema).max(6).default([]),
  confirmed: z.boolean().default(false).describe('true: the question about a limit was answered with yes'),
});

export const issuedCashDocumentSchema = z.strictObject({
  documentId: idSchema,
  number: z.string(),
  type: cashDocumentTypeSchema,
  currency: currencyCodeSchema,
  amountMinor: amountMinorSchema,
  transferNumber: z.string().nullable().describe('what the receiving till enters with its CD'),
  printJobId: idSchema,
});
export type IssuedCashDocument = z.infer<typeof issuedCashDocumentSchema>;

/** CD/CW List: documents of this till, newest first (domain reference 4.2). */
export const askCashDocumentsSchema = z.strictObject({
  text: z.string().max(64).default('').describe('any part of the number'),
  type: cashDocumentTypeSchema.nullable().default(null),
  date: dateSchema.nullable().default(null).describe('day of issue by this till’s clock'),
  limit: z.int().min(1).max(200).default(100),
});

const listedCashDocumentSchema = z.strictObject({
  documentId: idSchema,
  number: z.string(),
  type: cashDocumentTypeSchema,
  tag: z.enum(CASH_DOCUMENT_TAGS).describe('"Manual", or why the till wrote it by itself'),
  reason: z.string().describe('name of the reason; empty: none'),
  description: z.string(),
  formName: z.string(),
  currency: currencyCodeSchema,
  amountMinor: amountMinorSchema.describe('always above zero; the type says which way it moved'),
  issuedAt: momentSchema,
});
export type ListedCashDocument = z.infer<typeof listedCashDocumentSchema>;

export const cashDocumentListSchema = z.strictObject({
  documents: z.array(listedCashDocumentSchema),
  hasMore: z.boolean(),
  days: z.array(dateSchema).describe('days on which this till issued any, newest first'),
});
export type CashDocumentList = z.infer<typeof cashDocumentListSchema>;

export const askCashDocumentSchema = z.strictObject({ documentId: idSchema });

export const cashDocumentSchema = listedCashDocumentSchema.extend({
  purpose: z.enum(PURPOSES).nullable(),
  payer: payerSchema.nullable(),
  transfer: transferSchema.nullable(),
  attributes: z.array(cashDocumentAttributeSchema),
  handledBy: z.string().describe('name of the operator'),
  authorisedBy: z.string().nullable().describe('name of whoever lent a right for it'),
  printJobId: idSchema.nullable().describe('its newest slip; null: never printed'),
});
export type CashDocument = z.infer<typeof cashDocumentSchema>;

export const printCashDocumentSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  documentId: idSchema,
});
