import { z } from 'zod';
import { amountMinorSchema, idSchema } from '#shared/contract/fields.ts';
import { correctionBodySchema } from '#shared/sale/correction-body.ts';
import { movedDocumentSchema } from '#shared/sale/moved-document.ts';
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
  /** Somebody goes on with what another operator parked. */
  'sale.parked_taken_up': z.strictObject({
    documentId: idSchema,
    parkedBy: idSchema,
    lineCount: z.int().positive(),
    totalMinor: amountMinorSchema,
  }),
  /** A parked document left this till: whoever asked for it at the other one goes on with it there. It is none of this till's any more. */
  'sale.parked_handed': z.strictObject({
    ...movedDocumentSchema.shape,
    toTill: idSchema,
    askedBy: z.strictObject({ operatorId: idSchema, operatorName: z.string() }),
  }),
  /** It arrived, whole, and is parked here now. */
  'sale.parked_received': z.strictObject({ ...movedDocumentSchema.shape, fromTill: idSchema }),
} as const;
