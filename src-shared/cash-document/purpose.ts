import { z } from 'zod';
import { amountMinorSchema, idSchema } from '#shared/contract/fields.ts';

/**
 * Where the money of a manual cash document comes from or goes to: nowhere in particular (a courier, a purchase), the
 * safe, the bank, or another till of the shop.
 */
export const PURPOSES = ['plain', 'safe', 'bank', 'transfer'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const CASH_DOCUMENT_TYPES = ['CD', 'CW'] as const;
export const cashDocumentTypeSchema = z.enum(CASH_DOCUMENT_TYPES);
export type CashDocumentType = z.infer<typeof cashDocumentTypeSchema>;

/** A reason of the shop's list; choosing one says where the money goes. */
export const cashDocumentReasonSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(60),
  types: z.array(cashDocumentTypeSchema).min(1),
  purpose: z.enum(PURPOSES),
});
export type CashDocumentReason = z.infer<typeof cashDocumentReasonSchema>;

/** What a shop writes down beside the fixed fields, for example a cost centre. */
export const cashDocumentAttributeSchema = z.strictObject({
  name: z.string().trim().min(1).max(40),
  value: z.string().trim().min(1).max(120),
});

/** Who brings or takes the money, as it is kept. */
export const payerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('customer'), name: z.string().trim().min(1).max(120) }),
  z.strictObject({ kind: z.literal('employee'), operatorId: idSchema, name: z.string() }),
]);
export type Payer = z.infer<typeof payerSchema>;

/** Money on its way between two tills: the sending CW's number, which the receiving till enters with its CD. */
export const transferSchema = z.strictObject({
  number: z.string(),
  fromTill: idSchema,
  toTill: idSchema,
  sentMinor: amountMinorSchema
    .nullable()
    .optional()
    .describe(
      'of a CD: what the CW says; null: not confirmed when it was taken in; absent: a CW, or before there was this',
    ),
});
export type Transfer = z.infer<typeof transferSchema>;
