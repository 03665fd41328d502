import type { Permission } from '#shared/access/permission.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { Operator } from '#shared/till/configuration.ts';

/** Whose rights stand behind a command: those of the person in the seat, and for this once those of an authoriser. */
export type Authority = {
  readonly operator: Operator;
  /** Somebody who showed a PIN for this one command; the cashier stays logged on (domain reference 9.1). */
  readonly authoriser: Operator | null;
};

/** Who authorised what was needed: null where the operator may do it alone. */
export type Permit = { readonly authorisedBy: string | null };

/**
 * Whether every needed right is held, by the operator or for this once by the authoriser. The refusal names the right that
 * is missing, so that a window can ask for somebody who holds it.
 */
export function permit({ operator, authoriser }: Authority, ...needed: readonly Permission[]): Result<Permit, Refusal> {
  const missing = needed.filter((permission) => !operator.permissions.includes(permission));
  const [first] = missing;
  if (first === undefined) return ok({ authorisedBy: null });
  if (authoriser === null) return no({ code: 'not_permitted', facts: { operator: operator.name, permission: first } });
  const stillMissing = missing.find((permission) => !authoriser.permissions.includes(permission));
  if (stillMissing === undefined) return ok({ authorisedBy: authoriser.id });
  return no({ code: 'authoriser_not_permitted', facts: { authoriser: authoriser.name, permission: stillMissing } });
}
