import { z } from 'zod';
import { amountMinorSchema } from '#shared/contract/fields.ts';

/** The seven groups into which a terminal sums its cards (ZVT bitmap 60); they do not tell debit brands apart. */
export const CARD_GROUPS = ['girocard', 'jcb', 'mastercard', 'amex', 'visa', 'diners', 'other'] as const;
export type CardGroup = (typeof CARD_GROUPS)[number];

export const batchTotalsSchema = z.strictObject({
  receiptFrom: z.string(),
  receiptTo: z.string(),
  groups: z.array(z.strictObject({ group: z.enum(CARD_GROUPS), count: z.int(), totalMinor: amountMinorSchema })),
});
export type BatchTotals = Readonly<z.infer<typeof batchTotalsSchema>>;
