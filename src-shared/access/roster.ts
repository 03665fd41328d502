import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { PERMISSIONS, type Permission } from '#shared/access/permission.ts';
import { idSchema } from '#shared/contract/fields.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { decimalText } from '#shared/money/decimal-text.ts';
import { no, ok, type Result } from '#shared/result.ts';

export const nameSchema = z.string().trim().min(1).max(40);
/** 0 to 100, at most two decimals, canonical. */
export const percentSchema = z.string().regex(/^(100|\d{1,2}(\.\d{1,2})?)$/);
export const roleSchema = z.enum(['cashier', 'manager']);

/** Rights are given to groups; an operator holds those of all groups he belongs to (domain reference 9.1). */
export const operatorGroupSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  permissions: z.array(z.enum(PERMISSIONS)),
  /** Per cent that its operators may take off, with the right to discounts. */
  maxDiscount: percentSchema.default('0'),
});
export type OperatorGroup = z.infer<typeof operatorGroupSchema>;

export const rosterOperatorSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  role: roleSchema,
  groupIds: z.array(idSchema),
  /** Only those assigned to this till may log on here and are suggested as authorisers. */
  isAssigned: z.boolean(),
});
export type RosterOperator = z.infer<typeof rosterOperatorSchema>;

/** Everybody who may work in the shop, and what each group may do. */
export type Roster = { readonly operators: readonly RosterOperator[]; readonly groups: readonly OperatorGroup[] };

/** The rights of all groups of an operator, added up. */
export function permissionsOf(
  { groups }: Pick<Roster, 'groups'>,
  { groupIds }: Pick<RosterOperator, 'groupIds'>,
): Permission[] {
  const held = new Set(groups.filter(({ id }) => groupIds.includes(id)).flatMap(({ permissions }) => permissions));
  return PERMISSIONS.filter((permission) => held.has(permission));
}

/** The highest percentage that a group with the right to discounts gives; "0" where none does. */
export function maxDiscountOf(
  { groups }: Pick<Roster, 'groups'>,
  { groupIds }: Pick<RosterOperator, 'groupIds'>,
): string {
  const given = groups.filter(({ id, permissions }) => groupIds.includes(id) && permissions.includes('user_discount'));
  return decimalText(Decimal.max(0, ...given.map(({ maxDiscount }) => maxDiscount)));
}

/** Who, assigned to this till, may give rights. */
export function keepersOf(roster: Roster): readonly RosterOperator[] {
  return roster.operators.filter(
    (operator) => operator.isAssigned && permissionsOf(roster, operator).includes('manage_operators'),
  );
}

/**
 * The roster with one operator changed or added. Checked in this order: name free, groups known, somebody left who may
 * give rights. The same decision serves whoever asks for it: a person at the till or, later, a Data Service.
 */
export function withOperator(roster: Roster, operator: RosterOperator): Result<Roster, Refusal> {
  if (isNameTaken(roster.operators, operator)) return no({ code: 'name_taken', facts: { name: operator.name } });
  if (!operator.groupIds.every((id) => roster.groups.some((group) => group.id === id)))
    return no({ code: 'group_unknown' });
  return keepingOne({ ...roster, operators: replaced(roster.operators, operator) });
}

/** The roster with one group changed or added. Checked in this order: name free, somebody left who may give rights. */
export function withGroup(roster: Roster, group: OperatorGroup): Result<Roster, Refusal> {
  if (isNameTaken(roster.groups, group)) return no({ code: 'name_taken', facts: { name: group.name } });
  return keepingOne({ ...roster, groups: replaced(roster.groups, group) });
}

type Named = { readonly id: string; readonly name: string };

function isNameTaken(all: readonly Named[], { id, name }: Named): boolean {
  return all.some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase());
}

function replaced<T extends Named>(all: readonly T[], one: T): readonly T[] {
  return all.some(({ id }) => id === one.id) ? all.map((other) => (other.id === one.id ? one : other)) : [...all, one];
}

/** A shop in which nobody may give rights any more could never be put right from within. */
function keepingOne(roster: Roster): Result<Roster, Refusal> {
  return keepersOf(roster).length === 0 ? no({ code: 'last_keeper' }) : ok(roster);
}
