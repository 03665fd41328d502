import { z } from 'zod';
import { agentIdSchema } from '#shared/contract/agent-fields.ts';
import { amountMinorSchema, currencyCodeSchema, idSchema, momentSchema } from '#shared/contract/fields.ts';
import { PARKING_REASONS } from '#shared/sale/parking-reason.ts';

/** A till with more of them tells of the newest. */
export const TOLD_PARKED_MAX = 200;

/** A document put aside at a till, as those see it who see the till from afar. */
export const toldParkedSchema = z.strictObject({
  documentId: idSchema,
  handledBy: z.string().max(80).describe('name of whoever parked it'),
  parkedAt: momentSchema,
  reason: z.enum(PARKING_REASONS),
  currency: currencyCodeSchema,
  totalMinor: amountMinorSchema,
  lines: z.int().nonnegative(),
});
export type ToldParked = z.infer<typeof toldParkedSchema>;

export const tellParkedSchema = z.strictObject({
  store: agentIdSchema,
  till: agentIdSchema,
  parked: z.array(toldParkedSchema).max(TOLD_PARKED_MAX).describe('all that are parked there now'),
});
