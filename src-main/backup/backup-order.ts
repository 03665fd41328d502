import { z } from 'zod';
import { positionSchema } from '#main/backup/checked-copy.ts';

/** What the worker is asked for: a checked copy of `source` as `target`. `checked`: see `checkCopy`. */
export const backupOrderSchema = z.strictObject({
  source: z.string(),
  target: z.string(),
  checked: positionSchema.nullable(),
});
export type BackupOrder = z.infer<typeof backupOrderSchema>;

/** What comes back. `code`: of SQLite or the system; null: the copy is damaged. */
export const backupOutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('made'), head: positionSchema }),
  z.strictObject({ kind: z.literal('failed'), code: z.string().nullable(), words: z.string() }),
]);
export type BackupOutcome = z.infer<typeof backupOutcomeSchema>;
