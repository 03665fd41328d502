import { z } from 'zod';
import { PERMISSIONS } from '#shared/access/permission.ts';
import { rosterOperatorSchema } from '#shared/access/roster.ts';
import { idSchema, momentSchema } from '#shared/contract/fields.ts';

/** Rights by name: a journal is read by versions that know other rights. */
const groupSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  permissions: z.array(z.string().max(60)),
  maxDiscount: z.string().optional(),
});

export const operatorEvents = {
  'operator.logged_on': z.strictObject({ operatorId: idSchema, method: z.enum(['pin', 'password', 'badge']) }),
  'operator.logon_failed': z.strictObject({ operatorId: idSchema, failures: z.int() }),
  'operator.badge_unknown': z.strictObject({ failures: z.int() }),
  'operator.logged_off': z.strictObject({ operatorId: idSchema }),
  'operator.locked': z.strictObject({ operatorId: idSchema, cause: z.enum(['by_hand', 'idle']) }),
  'operator.unlocked': z.strictObject({ operatorId: idSchema }),
  /** Rights lent for a whole ending, of the shift that the event names, by whoever authorised it. */
  'operator.right_lent': z.strictObject({ operatorId: idSchema, permission: z.enum(PERMISSIONS) }),
  'operator.pin_changed': z.strictObject({ operatorId: idSchema }),
  /** So many wrong PINs in a row that nobody is let in under this name until somebody with the right says so. */
  'operator.locked_out': z.strictObject({ operatorId: idSchema, failures: z.int() }),
  'operator.let_in': z.strictObject({ operatorId: idSchema }),
  /** A PIN for one logon, at which its owner takes another. `validUntil`: of one that the office gave. */
  'operator.one_time_pin_set': z.strictObject({ operatorId: idSchema, validUntil: momentSchema.optional() }),
  /** The office took a PIN back that was not used at this till: whoever it was for has none here until another is given. */
  'operator.one_time_pin_withdrawn': z.strictObject({ operatorId: idSchema }),
  'operator.badge_registered': z.strictObject({ operatorId: idSchema }),
  'operator.badge_removed': z.strictObject({ operatorId: idSchema }),
  /** As it is from now on; `before`: null for somebody new. */
  'operator.changed': z.strictObject({ before: rosterOperatorSchema.nullable(), after: rosterOperatorSchema }),
  'operator_group.changed': z.strictObject({ before: groupSchema.nullable(), after: groupSchema }),
} as const;
