import { z } from 'zod';
import { layoutSchema } from '#shared/layout/layout.ts';

export const layoutEvents = {
  'layout.changed': z.strictObject({
    cause: z.enum(['changed', 'reset', 'imported']),
    /** Of an import; empty otherwise. */
    fileName: z.string(),
    before: layoutSchema,
    after: layoutSchema,
  }),
} as const;
