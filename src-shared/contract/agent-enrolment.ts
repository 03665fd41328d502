import { z } from 'zod';
import { agentIdSchema, publicKeySchema } from '#shared/contract/agent-fields.ts';

export const enrolSchema = z.strictObject({
  store: agentIdSchema,
  till: agentIdSchema,
  publicKey: publicKeySchema,
  enrolmentCode: z.string().max(64).describe('one-time code; not asked for again when this key is enrolled already'),
});
export type Enrol = z.infer<typeof enrolSchema>;

export const enrolledSchema = z.strictObject({
  store: agentIdSchema,
  till: agentIdSchema,
  agentPublicKey: publicKeySchema.describe('key that countersigns heads; the till pins it'),
});
export type Enrolled = z.infer<typeof enrolledSchema>;

export const ENROLMENT_REFUSALS = ['code_wrong', 'other_key', 'revoked'] as const;
export const enrolmentRefusalSchema = z.strictObject({ code: z.enum(ENROLMENT_REFUSALS), words: z.string() });
export type EnrolmentRefusal = z.infer<typeof enrolmentRefusalSchema>;
