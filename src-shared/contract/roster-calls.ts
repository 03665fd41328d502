import { z } from 'zod';
import { PERMISSIONS } from '#shared/access/permission.ts';
import { nameSchema, operatorGroupSchema, roleSchema, rosterOperatorSchema } from '#shared/access/roster.ts';
import { ask, nothing } from '#shared/contract/ask.ts';
import {
  authorisationSchema,
  badgeSchema,
  commandIdSchema,
  idSchema,
  pinSchema,
  typedPercentSchema,
} from '#shared/contract/fields.ts';

const commandFields = { commandId: commandIdSchema, authorisation: authorisationSchema };

export const changeOperatorSchema = z.strictObject({
  ...commandFields,
  operatorId: idSchema.nullable().describe('null: somebody new, who gets a one-time PIN next'),
  name: nameSchema,
  role: roleSchema,
  groupIds: z.array(idSchema).max(50),
  isAssigned: z.boolean().describe('whether this operator works at this till'),
});

export const changeGroupSchema = z.strictObject({
  ...commandFields,
  groupId: idSchema.nullable().describe('null: a new group'),
  name: nameSchema,
  permissions: z.array(z.enum(PERMISSIONS)),
  maxDiscount: typedPercentSchema.default('0').describe('highest discount of the group, per cent as typed'),
});

export const setOneTimePinSchema = z.strictObject({ ...commandFields, operatorId: idSchema, pin: pinSchema });
export const letInSchema = z.strictObject({ ...commandFields, operatorId: idSchema });
export const registerBadgeSchema = z.strictObject({
  ...commandFields,
  operatorId: idSchema,
  badge: badgeSchema.nullable().describe('null: this operator’s badge opens nothing any more'),
});

export const shownRosterSchema = z.strictObject({
  operators: z.array(
    rosterOperatorSchema.extend({
      permissions: z.array(z.enum(PERMISSIONS)).describe('of all groups, added up'),
      maxDiscount: z.string().describe('per cent: the highest of the groups with the right to discounts'),
      isLockedOut: z.boolean().describe('after too many wrong PINs'),
      failures: z.int().describe('wrong PINs in a row'),
      hasPin: z.boolean(),
      mustChangePin: z.boolean().describe('has a one-time PIN'),
      hasBadge: z.boolean(),
    }),
  ),
  groups: z.array(operatorGroupSchema),
});
export type ShownRoster = z.infer<typeof shownRosterSchema>;

/** Operators of the shop, their groups and rights. All but `show` need the right to manage them. */
export const rosterCalls = {
  show: ask(nothing, shownRosterSchema),
  changeOperator: ask(changeOperatorSchema, z.strictObject({ operatorId: idSchema })),
  changeGroup: ask(changeGroupSchema, z.strictObject({ groupId: idSchema })),
  setOneTimePin: ask(setOneTimePinSchema, nothing),
  letIn: ask(letInSchema, nothing),
  registerBadge: ask(registerBadgeSchema, nothing),
};
