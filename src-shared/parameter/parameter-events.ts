import { z } from 'zod';
import { idSchema } from '#shared/contract/fields.ts';

export const parameterEvents = {
  /** Each as it was and as it is from now on. */
  'parameters.changed': z.strictObject({
    changes: z.array(z.strictObject({ name: idSchema, before: z.json(), after: z.json() })),
  }),
} as const;
