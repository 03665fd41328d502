import { z } from 'zod';
import { idSchema } from '#shared/contract/fields.ts';

export const paperEvents = {
  'report.interim_printed': z.strictObject({ reportNumber: z.string() }),
  'print.ordered_copy': z.strictObject({
    jobId: idSchema,
    originalJobId: idSchema,
    documentNumber: z.string(),
    copy: z.int(),
  }),
  'print.ended': z.strictObject({
    jobId: idSchema,
    kind: z.string(),
    documentNumber: z.string(),
    copy: z.int(),
    outcome: z.enum(['printed', 'sent_unconfirmed', 'unknown', 'failed', 'abandoned']),
    isAnswered: z.boolean(),
  }),
} as const;
