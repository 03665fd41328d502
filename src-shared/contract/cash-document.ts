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
import { storeTransferSchema, TRANSFER_STATES } from '#shared/cash-document/transfer.ts';
import { askDocumentsSchema, documentListSchema } from '#shared/contract/document-list.ts';
import {
  amountMinorSchema,
  authorisationSchema,
  commandIdSchema,
  currencyCodeSchema,
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
  tills: z
    .array(z.string())
    .describe('the other tills of the store, which a transfer may go to; empty: never told, any is typed'),
  transfersIn: z
    .array(
      z.strictObject({
        number: z.string(),
        fromTill: z.string(),
        paymentForm: idSchema,
        currency: currencyCodeSchema,
        amountMinor: amountMinorSchema,
        sentAt: momentSchema,
      }),
    )
    .describe('transfers under way to this till, as far as it was told, the oldest first'),
});
export type CashDocumentSheet = z.infer<typeof cashDocumentSheetSchema>;

export const CUSTOMERS_MAX = 50;
export const askCustomersSchema = z.strictObject({
  text: z.string().max(64).default('').describe('any part of the name or tax number'),
});
export const foundCustomersSchema = z.strictObject({
  customers: z.array(z.strictObject({ id: idSchema, name: z.string(), taxId: z.string() })),
  hasMore: z.boolean(),
});
export type FoundCustomers = z.infer<typeof foundCustomersSchema>;

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
  seenSentMinor: amountMinorSchema
    .nullable()
    .default(null)
    .describe(
      'CD of a transfer: what was sent, as the question about the difference named it; given back, it is a yes',
    ),
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
  isUnproven: z.boolean().describe('a transfer taken in before anybody could tell of its sending'),
  printJobId: idSchema,
});
export type IssuedCashDocument = z.infer<typeof issuedCashDocumentSchema>;

/** CD/CW List: documents of this till, newest first (domain reference 4.2). */
export const askCashDocumentsSchema = askDocumentsSchema(cashDocumentTypeSchema);

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
  arrival: z
    .strictObject({
      state: z.enum(['unproven', 'agrees', 'differs', 'other_money']),
      sentMinor: amountMinorSchema.nullable(),
    })
    .nullable()
    .describe('of a CD that took a transfer in: whether it is what was sent; null: no such CD'),
  issuedAt: momentSchema,
});
export type ListedCashDocument = z.infer<typeof listedCashDocumentSchema>;

export const cashDocumentListSchema = documentListSchema(listedCashDocumentSchema);
export type CashDocumentList = z.infer<typeof cashDocumentListSchema>;

/** Money between tills of the store, newest first, as far as this till was told. */
export const listedTransferSchema = z.strictObject({
  ...storeTransferSchema.pick({ number: true, receipts: true }).shape,
  fromTill: z.string().nullable().describe('null, as all that is of the sending: not told yet'),
  toTill: z.string(),
  paymentForm: z.string().nullable(),
  formName: z.string(),
  currency: currencyCodeSchema,
  sentMinor: amountMinorSchema.nullable(),
  sentAt: momentSchema.nullable(),
  sentBy: z.string(),
  state: z.enum(TRANSFER_STATES),
});
export type ListedTransfer = z.infer<typeof listedTransferSchema>;

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
