import { z } from 'zod';
import { amountMinorSchema, currencyCodeSchema, idSchema } from '#shared/contract/fields.ts';
import { SAFE_COUNTERPARTS, SAFE_DOCUMENT_TYPES } from '#shared/safe/safe-document.ts';

export const safeEvents = {
  'safe.moved': z.strictObject({
    documentId: idSchema,
    number: z.string(),
    type: z.enum(SAFE_DOCUMENT_TYPES),
    counterpart: z.enum(SAFE_COUNTERPARTS),
    description: z.string(),
    paymentForm: idSchema,
    currency: currencyCodeSchema,
    amountMinor: amountMinorSchema,
    handledBy: idSchema,
  }),
} as const;
