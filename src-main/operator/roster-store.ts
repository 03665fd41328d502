import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { forgetOfficePin } from '#main/operator/office-access.ts';
import type { OfficePin } from '#shared/access/office-access.ts';
import {
  maxDiscountOf,
  type OperatorGroup,
  operatorGroupSchema,
  permissionsOf,
  type Roster,
  type RosterOperator,
  roleSchema,
} from '#shared/access/roster.ts';
import type { Operator } from '#shared/till/configuration.ts';

/** An operator with the hash of the PIN and the rights of all groups added up. `officePin`: in the place of any other. */
export type StoredOperator = Operator &
  RosterOperator & {
    readonly pinHash: string;
    readonly officePin: OfficePin | null;
    readonly mustChangePin: boolean;
  };

const flagSchema = z.int().transform((flag) => flag === 1);
const operatorRowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  pin_hash: z.string(),
  is_assigned: flagSchema,
  must_change_pin: flagSchema,
  office_pin_hash: z.string().nullable(),
  valid_until: z.string().nullable(),
});
const membershipSchema = z.strictObject({ operator_id: z.string(), group_id: z.string() });
const groupRowSchema = operatorGroupSchema.extend({
  permissions: z.string().transform((text) => operatorGroupSchema.shape.permissions.parse(JSON.parse(text))),
});

export function readGroups(connection: Database): readonly OperatorGroup[] {
  return connection
    .prepare('SELECT id, name, permissions, max_discount AS maxDiscount FROM operator_group ORDER BY name')
    .all()
    .map((row) => groupRowSchema.parse(row));
}

export function keepGroup(connection: Database, { id, name, permissions, maxDiscount }: OperatorGroup): void {
  connection
    .prepare('INSERT OR REPLACE INTO operator_group VALUES (?, ?, ?, ?)')
    .run(id, name, JSON.stringify(permissions), maxDiscount);
}

/** For a group that is kept anew at once; its members stay. */
export function forgetGroup(connection: Database, groupId: string): void {
  connection.prepare('DELETE FROM operator_group WHERE id = ?').run(groupId);
}

/** Everybody of the shop by name, whether assigned to this till or not: papers and lists name them all. */
export function readOperators(connection: Database): readonly StoredOperator[] {
  const groups = readGroups(connection);
  const memberships = connection
    .prepare('SELECT * FROM operator_membership ORDER BY group_id')
    .all()
    .map((row) => membershipSchema.parse(row));
  return connection
    .prepare(
      `SELECT id, name, role, operator.pin_hash, is_assigned, must_change_pin, office_pin.pin_hash AS office_pin_hash, valid_until
       FROM operator LEFT JOIN office_pin ON operator_id = id ORDER BY name`,
    )
    .all()
    .map((row) => {
      const {
        pin_hash: pinHash,
        is_assigned: isAssigned,
        must_change_pin: mustChange,
        office_pin_hash: officeHash,
        valid_until: validUntil,
        ...rest
      } = operatorRowSchema.parse(row);
      const officePin = officeHash === null || validUntil === null ? null : { pinHash: officeHash, validUntil };
      const groupIds = memberships.filter((one) => one.operator_id === rest.id).map((one) => one.group_id);
      return {
        ...rest,
        pinHash,
        isAssigned,
        officePin,
        mustChangePin: mustChange || officePin !== null,
        groupIds,
        permissions: permissionsOf({ groups }, { groupIds }),
        maxDiscount: maxDiscountOf({ groups }, { groupIds }),
      };
    });
}

export function readRoster(connection: Database): Roster {
  const operators = readOperators(connection).map(
    ({ id, name, role, groupIds, isAssigned }): RosterOperator => ({ id, name, role, groupIds, isAssigned }),
  );
  return { operators, groups: readGroups(connection) };
}

/** Keeps who somebody is; a new operator has no PIN until one is set, and so lets nobody in. */
export function keepOperator(connection: Database, { id, name, role, groupIds, isAssigned }: RosterOperator): void {
  connection
    .prepare(
      `INSERT INTO operator (id, name, role, pin_hash, is_assigned) VALUES (@id, @name, @role, '', @isAssigned)
       ON CONFLICT (id) DO UPDATE SET name = @name, role = @role, is_assigned = @isAssigned`,
    )
    .run({ id, name, role, isAssigned: Number(isAssigned) });
  connection.prepare('DELETE FROM operator_membership WHERE operator_id = ?').run(id);
  const join = connection.prepare('INSERT INTO operator_membership VALUES (?, ?)');
  for (const groupId of groupIds) join.run(id, groupId);
}

export function keepPin(
  connection: Database,
  pin: { readonly operatorId: string; readonly pinHash: string; readonly mustChange: boolean },
): void {
  connection
    .prepare('UPDATE operator SET pin_hash = ?, must_change_pin = ? WHERE id = ?')
    .run(pin.pinHash, Number(pin.mustChange), pin.operatorId);
  forgetOfficePin(connection, pin.operatorId);
}
