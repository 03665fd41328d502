import { z } from 'zod';
import { idSchema } from '#shared/contract/fields.ts';

/** Training stands in the real journal only as time away from it: who, from where, for how long, and what was printed. */
export const trainingEvents = {
  'training.entered': z.strictObject({ operatorId: idSchema }),
  'training.left': z.strictObject({
    operatorId: idSchema,
    cause: z.enum(['by_hand', 'logged_off', 'other_operator', 'till_stopped']),
    /** Measured by the till's own running clock; by the wall clock where the till was restarted in between. */
    seconds: z.int().nonnegative(),
    /** Receipts and all papers that were made meanwhile, each marked as training. */
    receipts: z.int().nonnegative(),
    papers: z.int().nonnegative(),
  }),
} as const;
