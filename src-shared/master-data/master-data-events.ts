import { z } from 'zod';

/** Kinds stand as text: a journal outlives the list of kinds. */
export const masterDataEvents = {
  'master_data.taken_over': z.strictObject({
    kinds: z.array(
      z.strictObject({ kind: z.string().max(40), changed: z.int().nonnegative(), removed: z.int().nonnegative() }),
    ),
  }),
} as const;
