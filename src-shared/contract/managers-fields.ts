import { oc } from '@orpc/contract';
import { z } from 'zod';
import { agentReplySchema } from '#shared/contract/agent-fields.ts';
import { refusalCodeSchema, refusalFactsSchema } from '#shared/contract/refusal.ts';
import { wholeTexts } from '#shared/contract/whole-texts.ts';
import { MANAGER_ROLES } from '#shared/managers/manager-role.ts';

/** Every expected "no" that only the managers' page says. The page has the words, in its own language. */
export const MANAGERS_REFUSAL_CODES = [
  'not_there',
  'session_closed',
  'name_taken',
  'group_unknown',
  'id_taken',
  'changed_meanwhile',
  'login_taken',
  'last_owner',
  'logon_wrong',
  'logon_waits',
  'password_wrong',
  'password_short',
  'password_easy',
  'password_same',
] as const;
export type ManagersRefusalCode = (typeof MANAGERS_REFUSAL_CODES)[number];

/** Where the page has a decision taken that tills take, it is refused by the same code and has the till's words. */
const managersRefusalSchema = z.strictObject({
  code: z.union([z.enum(MANAGERS_REFUSAL_CODES), refusalCodeSchema]),
  facts: refusalFactsSchema.default({}),
});
export type ManagersRefusal = z.infer<typeof managersRefusalSchema>;

/** A call of the managers' page: what it takes, and what an accepted reply carries. */
export const askAgent = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  oc.input(wholeTexts(input)).output(agentReplySchema(output, managersRefusalSchema));

/** Written in small letters, so that "Ivana" and "ivana" are one person. */
export const loginSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{0,39}$/, 'is made of letters without accents, figures, points and hyphens, at most 40');
export const managerNameSchema = z.string().trim().min(1).max(60);
export const managerRoleSchema = z.enum(MANAGER_ROLES);
