import { z } from 'zod';
import { agentIdSchema } from '#shared/contract/agent-fields.ts';
import { erpLinkSchema } from '#shared/contract/erp.ts';
import { MASTER_KIND_NAMES } from '#shared/master-data/master-kinds.ts';

export const masterKindSchema = z.enum(MASTER_KIND_NAMES);

/** A record of the store as it stands now. Removed ones are sent too: a till has to hear that an item is gone. */
export const masterChangeSchema = z.strictObject({
  kind: masterKindSchema,
  id: z.string().min(1).max(128),
  cursor: z.int().positive().describe('place of its last change in the store; grows'),
  body: z.record(z.string(), z.unknown()).nullable().describe('null: removed'),
});
export type MasterChange = z.infer<typeof masterChangeSchema>;

export const CHANGES_MAX = 1_000;

export const askChangesSchema = z.strictObject({
  store: agentIdSchema,
  till: agentIdSchema,
  after: z.coerce.number().int().nonnegative().describe('cursor of the last page; 0: from the beginning'),
  kinds: z.array(masterKindSchema).min(1).max(MASTER_KIND_NAMES.length),
  limit: z.coerce.number().int().min(1).max(CHANGES_MAX).default(CHANGES_MAX),
});

export const changesPageSchema = z.strictObject({
  changes: z.array(masterChangeSchema),
  cursor: z.int().nonnegative().describe('to ask the next page with; also what is held when nothing came'),
  left: z.int().nonnegative().describe('records still to come after this page'),
  erp: erpLinkSchema.describe('how the ERP behind the store is'),
});
export type ChangesPage = z.infer<typeof changesPageSchema>;

/** What an import did, or in a dry run would do. */
export const masterImportReportSchema = z.strictObject({
  kind: masterKindSchema,
  rows: z.int().nonnegative(),
  added: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  withdrawn: z.int().nonnegative(),
  refused: z
    .array(z.strictObject({ line: z.int().positive().describe('of the file'), problem: z.string() }))
    .describe('the first hundred'),
  refusedCount: z.int().nonnegative(),
  examples: z
    .array(
      z.strictObject({
        id: z.string(),
        does: z.enum(['add', 'change', 'withdraw']),
        fields: z.array(z.string()).describe('which fields differ'),
      }),
    )
    .describe('the first of what changes'),
});
export type MasterImportReport = z.infer<typeof masterImportReportSchema>;
