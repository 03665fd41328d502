import { z } from 'zod';
import { authorisationSchema, commandIdSchema, momentSchema } from '#shared/contract/fields.ts';

/** Copies of this till's whole ledger, each checked before it got its name. */
export const backupsSchema = z.strictObject({
  folder: z.string().describe('where they are written'),
  isOwnFolder: z.boolean().describe('inside the data folder: lost with its disk'),
  freeBytes: z.int().nullable().describe('left on that disk; null: the system does not say'),
  isRunning: z.boolean(),
  kept: z
    .array(
      z.strictObject({
        name: z.string(),
        madeAt: momentSchema,
        records: z.int().describe('of the journal, at least'),
        bytes: z.int(),
      }),
    )
    .describe('newest first'),
  words: z.string().describe('why the last one was not made and what to do, in the till’s language; empty: it was'),
});
export type BackupsOfTill = z.infer<typeof backupsSchema>;

export const chooseBackupFolderSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  folder: z.string().max(500).describe('from its drive or root; empty: the one inside the data folder'),
});

/** What the frame knows of backups. */
export const backupStateSchema = z.strictObject({
  lastAt: momentSchema.nullable().describe('when the newest was made; null: there is none yet'),
  words: z.string().describe('as in the list of backups'),
});
