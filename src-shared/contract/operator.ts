import { z } from 'zod';
import { authorisationSchema, commandIdSchema, idSchema } from '#shared/contract/fields.ts';

/** PIN or password as typed. Never remembered, never in a reply. */
const pinSchema = z.string().max(64);

export const logOnSchema = z.strictObject({
  commandId: commandIdSchema,
  /** Needed only to log on over a till that another operator has locked, without the right to. */
  authorisation: authorisationSchema,
  operatorId: idSchema,
  pin: pinSchema,
});

export const logOnByBadgeSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  badge: z.string().min(1).max(128).describe('the whole code as the reader types it, prefix included'),
});

export const unlockSchema = z.strictObject({ commandId: commandIdSchema, pin: pinSchema });

export const changePinSchema = z.strictObject({ commandId: commandIdSchema, oldPin: pinSchema, newPin: pinSchema });
