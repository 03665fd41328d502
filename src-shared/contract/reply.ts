import { z } from 'zod';
import { refusalSchema, type SpokenRefusal } from '#shared/contract/refusal.ts';

/** What every call answers: accepted with a value, or refused with words. Faults travel as the transport's errors. */
export type Reply<T> =
  | { readonly accepted: true; readonly value: T }
  | { readonly accepted: false; readonly refusal: SpokenRefusal };

export function replySchema<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion('accepted', [
    z.strictObject({ accepted: z.literal(true), value }),
    z.strictObject({ accepted: z.literal(false), refusal: refusalSchema }),
  ]);
}
