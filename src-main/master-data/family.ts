import { MASTER_KIND_NAMES, type MasterKind } from '#shared/master-data/master-kinds.ts';

/**
 * Kinds that are taken over together or not at all; what is wrong with one family holds back no other. They stand
 * at one cursor, so that what belongs together is never asked for apart.
 */
export type Family = 'items' | 'customers' | 'roster' | 'layouts' | 'configuration' | 'parked';

export const FAMILY_OF: Readonly<Record<MasterKind, Family>> = {
  item: 'items',
  customer: 'customers',
  operator: 'roster',
  operator_group: 'roster',
  operator_pin: 'roster',
  operator_badge: 'roster',
  layout: 'layouts',
  parked_drop: 'parked',
  tax: 'configuration',
  currency: 'configuration',
  payment_form: 'configuration',
  reason: 'configuration',
  settings: 'configuration',
  till: 'configuration',
};

export function kindsOf(family: Family): readonly MasterKind[] {
  return MASTER_KIND_NAMES.filter((kind) => FAMILY_OF[kind] === family);
}
