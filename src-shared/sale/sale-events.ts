import { z } from 'zod';
import { amountMinorSchema, idSchema } from '#shared/contract/fields.ts';
import { correctionBodySchema } from '#shared/sale/correction-body.ts';
import { saleBodySchema, saleLineSchema } from '#shared/sale/sale-body.ts';

export const saleEvents = {
  'sale.completed': saleBodySchema,
  'sale.corrected': correctionBodySchema,
  'sale.discarded': z.strictObject({
    documentId: idSchema,
    lines: z.array(saleLineSchema),
    totalMinor: amountMinorSchema,
    /** A parked one that the office gave up from afar: who there, and why. */
    byOffice: z.strictObject({ name: z.string(), reason: z.string() }).optional(),
  }),
  /** Put aside by whoever ends its cashier's shift. */
  'sale.parked_for': z.strictObject({
    documentId: idSchema,
    operatorId: idSchema,
    lineCount: z.int().positive(),
    totalMinor: amountMinorSchema,
  }),
} as const;
