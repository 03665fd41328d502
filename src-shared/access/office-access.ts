import { z } from 'zod';
import { idSchema, momentSchema } from '#shared/contract/fields.ts';

/** Figures of a PIN that the office makes: long enough to travel as a hash that rests on no till's secret. */
export const OFFICE_PIN_FIGURES = 10;
/** Days until a PIN of the office that nobody has used is good no more. */
export const OFFICE_PIN_DAYS = 14;

/** Argon2id as for PINs of tills (19 MiB, 2 passes, OWASP): the office hashes, tills compare. */
export const OFFICE_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A badge has to be found by its code alone, so all badges of a store share a salt. */
export function officeBadgeSalt(store: string): string {
  return `tillkeeper-badge/${store}`;
}

/** A hash that carries its salt, of a cost that no till is kept busy by. */
const pinHashSchema = z.string().regex(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{43}$/);

/**
 * A PIN for the first log-on at each till, by the operator's id. It takes the place of any other, and opens nothing but
 * the choice of one.
 */
export const officePinSchema = z.strictObject({ id: idSchema, pinHash: pinHashSchema, validUntil: momentSchema });
export type OfficePin = Omit<z.infer<typeof officePinSchema>, 'id'>;

export function isOver({ validUntil }: OfficePin, now: string): boolean {
  return Date.parse(validUntil) <= Date.parse(now);
}

/** A badge, by the operator's id. `badgeHash`: 32 bytes that `OFFICE_COST` makes of code and salt, as base64. */
export const officeBadgeSchema = z.strictObject({
  id: idSchema,
  badgeHash: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
});
