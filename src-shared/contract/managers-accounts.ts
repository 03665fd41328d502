import { z } from 'zod';
import { momentSchema } from '#shared/contract/fields.ts';
import { loginSchema, managerNameSchema, managerRoleSchema } from '#shared/contract/managers-fields.ts';

export const pageAccountSchema = z.strictObject({
  login: z.string(),
  name: managerNameSchema,
  role: managerRoleSchema,
  /** Its password was set by somebody else, and opens nothing but the choice of another. */
  isOneTime: z.boolean(),
  madeAt: momentSchema,
  /** Since when it may not be used; null: it may. */
  endedAt: momentSchema.nullable(),
});
export type PageAccount = z.infer<typeof pageAccountSchema>;
export const accountListSchema = z.strictObject({ accounts: z.array(pageAccountSchema) });

export const makeAccountSchema = z.strictObject({
  login: loginSchema,
  name: managerNameSchema,
  role: managerRoleSchema,
});
export type MakeAccount = z.infer<typeof makeAccountSchema>;

export const changeAccountSchema = makeAccountSchema.extend({ isEnded: z.boolean() });
export type ChangeAccount = z.infer<typeof changeAccountSchema>;

export const resetAccountSchema = z.strictObject({ login: loginSchema });
/** The password is in this answer and nowhere else. */
export const oneTimePasswordSchema = z.strictObject({ password: z.string() });
