import { z } from 'zod';
import { agentIdSchema } from '#shared/contract/agent-fields.ts';
import { tillPrinterSchema } from '#shared/contract/agent-shift.ts';
import { momentSchema } from '#shared/contract/fields.ts';
import { SYNC_TROUBLES } from '#shared/sync/sync-state.ts';

/** `by_hand`: a person types what stands on the terminal. `unresolved`: nobody knows yet what became of a payment. */
const TILL_TERMINALS = ['none', 'by_hand', 'idle', 'busy', 'unresolved'] as const;
/** A display answers nothing: `shown` means that its line took what was written. */
const TILL_DISPLAYS = ['none', 'shown', 'not_there'] as const;
const TILL_DRAWERS = ['none', 'unknown', 'closed', 'open', 'open_too_long', 'did_not_open', 'not_sent'] as const;
export const BACKUP_TROUBLES = ['damaged', 'failed', 'full', 'missing'] as const;
export type BackupTrouble = (typeof BACKUP_TROUBLES)[number];

/** What a till says of itself to those who see it from afar. */
export const toldTillSchema = z.strictObject({
  version: z.string().max(40),
  seat: z
    .strictObject({ operatorName: z.string().max(80), since: momentSchema, isLocked: z.boolean() })
    .nullable()
    .describe('who is logged on; null: nobody'),
  isTraining: z.boolean(),
  printer: tillPrinterSchema,
  drawer: z.enum(TILL_DRAWERS),
  terminal: z.enum(TILL_TERMINALS),
  display: z.enum(TILL_DISPLAYS),
  backup: z.strictObject({
    lastAt: momentSchema.nullable().describe('when the newest was made; null: there is none'),
    isInDataFolder: z.boolean().describe('lost with the disk of the till'),
    trouble: z.enum(BACKUP_TROUBLES).nullable().describe('why the last one was not made; null: it was'),
  }),
  stuck: z
    .strictObject({
      trouble: z.enum(SYNC_TROUBLES),
      facts: z.record(z.string().max(40), z.union([z.string().max(500), z.number()])),
    })
    .nullable()
    .describe('why its journal does not go on to the Agent, though that answers; null: it does'),
});
export type ToldTill = z.infer<typeof toldTillSchema>;

export const tellTillSchema = z.strictObject({ store: agentIdSchema, till: agentIdSchema, state: toldTillSchema });
