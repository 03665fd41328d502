import { z } from 'zod';
import { positionSchema } from '#main/backup/checked-copy.ts';

/**
 * What the thread is asked for: how a folder is, after a checked copy of `source` was put there where one is wanted.
 * `checked`: see `checkCopy`.
 */
export const backupOrderSchema = z.strictObject({
  folder: z.string(),
  tillCode: z.string(),
  make: z.strictObject({ source: z.string(), name: z.string(), checked: positionSchema.nullable() }).nullable(),
});
export type BackupOrder = z.infer<typeof backupOrderSchema>;

const listingSchema = z.strictObject({
  /** It is there, and may be written. */
  isUsable: z.boolean(),
  freeBytes: z.number().nullable(),
  /** Newest first. */
  kept: z.array(z.strictObject({ name: z.string(), madeAt: z.string(), seq: z.int(), bytes: z.int() })),
});
export type BackupListing = z.infer<typeof listingSchema>;

/** How making it ended. `code`: of SQLite or the system; null: the copy is damaged. */
const madeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('made'), head: positionSchema }),
  z.strictObject({ kind: z.literal('failed'), code: z.string().nullable(), words: z.string() }),
]);
export type BackupMade = z.infer<typeof madeSchema>;

export const backupOutcomeSchema = z.strictObject({ made: madeSchema.nullable(), listing: listingSchema });
export type BackupOutcome = z.infer<typeof backupOutcomeSchema>;
