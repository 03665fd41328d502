import type { ManagersRefusal } from '#shared/contract/managers-fields.ts';
import type { Refusal } from '#shared/contract/refusal.ts';

/** A refusal of the core as the page hears it: the same code, and the page has the words. */
export function pageRefusal({ code, facts = {} }: Refusal): ManagersRefusal {
  return { code, facts };
}
