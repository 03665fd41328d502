import { z } from 'zod';
import { agentIdSchema } from '#shared/contract/agent-fields.ts';
import { managerNameSchema, managerRoleSchema } from '#shared/contract/managers-fields.ts';
import { PASSWORD_SIGNS_MAX } from '#shared/managers/manager-password.ts';

/** Never remembered, never in a reply. */
const passwordSchema = z.string().min(1).max(PASSWORD_SIGNS_MAX);

/** Whatever was typed as a login: what is no login at all is answered like a wrong one. */
export const logOnToPageSchema = z.strictObject({
  store: agentIdSchema,
  login: z.string().min(1).max(60),
  password: passwordSchema,
});

export const choosePasswordSchema = z.strictObject({ before: passwordSchema, password: passwordSchema });

/** Who is logged on at the page. `csrfToken` goes with every further call, in a header. */
export const pageSeatSchema = z.strictObject({
  store: agentIdSchema,
  login: z.string(),
  name: managerNameSchema,
  role: managerRoleSchema,
  mustChoosePassword: z.boolean(),
  csrfToken: z.string(),
});
export type PageSeat = z.infer<typeof pageSeatSchema>;

/** `seat`: null while nobody is logged on. `store`: the only one this Agent knows accounts of. */
export const greetingSchema = z.strictObject({ seat: pageSeatSchema.nullable(), store: agentIdSchema.nullable() });
