import { z } from 'zod';
import { agentIdSchema } from '#shared/contract/agent-fields.ts';
import { badgeSchema, idSchema, momentSchema } from '#shared/contract/fields.ts';
import { shownParameterSchema } from '#shared/contract/parameter-calls.ts';
import { currencySchema, paymentFormSchema } from '#shared/contract/till.ts';
import { MASTER_KINDS, type MasterBody } from '#shared/master-data/master-kinds.ts';
import { OFFICE_PARAMETER_NAMES } from '#shared/parameter/described.ts';
import { typedParameterSchema } from '#shared/parameter/typed.ts';

/** Operators and groups as the Data Service holds them. Those that only a till knows are not among them. */
export const officeRosterSchema = z.strictObject({
  operators: z.array(MASTER_KINDS.operator),
  groups: z.array(MASTER_KINDS.operator_group),
  tills: z.array(agentIdSchema),
  /** What the office gave its operators; whom it gave nothing is not among them. */
  access: z.array(
    z.strictObject({
      operatorId: idSchema,
      /** Until when the last one-time PIN is good at tills at which it was not used; null: none was given. */
      pinUntil: momentSchema.nullable(),
      hasBadge: z.boolean(),
    }),
  ),
});
export type OfficeRoster = z.infer<typeof officeRosterSchema>;
export type OfficeOperator = MasterBody<'operator'>;
export type OfficeGroup = MasterBody<'operator_group'>;

export const givePinSchema = z.strictObject({ operatorId: idSchema });
export const withdrawPinSchema = z.strictObject({ operatorId: idSchema });
/** Told once, and kept nowhere. */
export const givenPinSchema = z.strictObject({ pin: z.string(), validUntil: momentSchema });
/** `badge` null: it opens nothing any more. */
export const giveBadgeSchema = z.strictObject({ operatorId: idSchema, badge: badgeSchema.nullable() });

/** `before`: the record as whoever changes it was shown it; null: they make a new one. */
const change = <B extends z.ZodType>(record: B) => z.strictObject({ record, before: record.nullable() });
export const keepOperatorSchema = change(MASTER_KINDS.operator);
export const keepGroupSchema = change(MASTER_KINDS.operator_group);
export type RecordChange<B> = { readonly record: B; readonly before: B | null };

/** The parameters of all tills, as far as the office has decided any, and which money they are about. */
export const officeRulesSchema = z.strictObject({
  parameters: z.array(shownParameterSchema.extend({ name: z.enum(OFFICE_PARAMETER_NAMES), isOwn: z.boolean() })),
  currencies: z.array(currencySchema.pick({ code: true, minorDigits: true })),
  paymentForms: z.array(paymentFormSchema.pick({ id: true, name: true, kind: true, currencies: true })),
});
export type OfficeRules = z.infer<typeof officeRulesSchema>;

/** `typed` null: each till has it as it has. */
export const keepRulesSchema = z.strictObject({
  changes: z
    .array(z.strictObject({ name: z.enum(OFFICE_PARAMETER_NAMES), typed: typedParameterSchema.nullable() }))
    .min(1)
    .max(100),
});

/** What a manager can do; each is written down with who, when, on what and from where. */
export const MANAGER_ACTS = [
  'logon',
  'logon_failed',
  'logoff',
  'password_chosen',
  'account_made',
  'account_changed',
  'account_ended',
  'password_reset',
  'session_closed',
  'parked_dropped',
  'shift_ended',
  'difference_reversed',
  'records_given_back',
  'code_made',
  'till_revoked',
  'exported',
  'record_kept',
  'pin_given',
  'pin_withdrawn',
  'badge_registered',
  'badge_removed',
] as const;
export type ManagerAct = (typeof MANAGER_ACTS)[number];

export const ACT_ROWS_MAX = 100;
export const listActsSchema = z.strictObject({ skip: z.int().nonnegative().max(1_000_000) });
export const pageActSchema = z.strictObject({
  actId: z.string(),
  at: momentSchema,
  login: z.string(),
  name: z.string(),
  act: z.string(),
  subject: z.string(),
  /** Facts of the act, as text for people. */
  detail: z.string(),
  address: z.string(),
});
export type PageAct = z.infer<typeof pageActSchema>;
export const actListSchema = z.strictObject({ rows: z.array(pageActSchema), hasMore: z.boolean() });
