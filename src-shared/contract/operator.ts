import { z } from 'zod';
import { authorisationSchema, badgeSchema, commandIdSchema, idSchema, pinSchema } from '#shared/contract/fields.ts';

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
  badge: badgeSchema,
});

export const unlockSchema = z.strictObject({ commandId: commandIdSchema, pin: pinSchema });

export const changePinSchema = z.strictObject({ commandId: commandIdSchema, oldPin: pinSchema, newPin: pinSchema });
