import { z } from 'zod';

export const catalogueEvents = {
  'catalogue.imported': z.strictObject({
    fileName: z.string(),
    sha256: z.string(),
    rows: z.int(),
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    skipped: z.int(),
  }),
} as const;
