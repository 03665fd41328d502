import type { Permission } from '#shared/access/permission.ts';

/** What an account of the managers' page may be: an auditor reads, a manager acts, an owner also decides about the store and its accounts. */
export const MANAGER_ROLES = ['auditor', 'manager', 'owner'] as const;
export type ManagerRole = (typeof MANAGER_ROLES)[number];

/**
 * `see`: everything the page shows, exports and the audit trail. `act`: sessions, shifts, tills. `edit`: operators.
 * `admit`: their one-time PINs and badges. `govern`: parameters and the accounts of the page.
 */
export const MANAGER_RIGHTS = ['see', 'act', 'edit', 'admit', 'govern'] as const;
export type ManagerRight = (typeof MANAGER_RIGHTS)[number];

const RIGHTS: Readonly<Record<ManagerRole, readonly ManagerRight[]>> = {
  auditor: ['see'],
  manager: ['see', 'act', 'edit', 'admit'],
  owner: ['see', 'act', 'edit', 'admit', 'govern'],
};

export function mayRole(role: ManagerRole, right: ManagerRight): boolean {
  return RIGHTS[role].includes(right);
}

/** What the right to `act` is worth where a shift is ended: all that a till would ask a manager for. */
export const END_RIGHTS: readonly Permission[] = [
  'end_other_shift',
  'end_day',
  'approve_difference',
  'exceed_cash_limit',
];
