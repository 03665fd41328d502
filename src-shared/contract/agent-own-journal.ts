import { z } from 'zod';
import { agentIdSchema, ed25519SignatureSchema, hashSchema, unknownTillSchema } from '#shared/contract/agent-fields.ts';
import { pushedEventSchema } from '#shared/contract/agent-journal.ts';
import { journalEventSchema } from '#shared/journal/event.ts';
import { AGENT_RECORD_FLAWS } from '#shared/sync/agent-record.ts';

/** One message carries at most this many records of the Agent's own journal. */
export const AGENT_RECORDS_MAX = 100;
/** A till names at most this many records that it keeps. */
export const AGENT_MARKS_MAX = 200;

/**
 * A record of the Agent's own journal as tills keep it. The countersignature is over the head that it makes in the store
 * it is of, which a record itself does not name: a record of one store is none of another.
 */
export const agentRecordSchema = z.strictObject({
  event: journalEventSchema,
  countersignature: ed25519SignatureSchema,
});
export type AgentRecord = z.infer<typeof agentRecordSchema>;

const markSchema = z.strictObject({ seq: z.int().positive(), hash: hashSchema });
export type AgentMark = z.infer<typeof markSchema>;

export const askAgentRecordsSchema = z.strictObject({
  store: agentIdSchema,
  till: agentIdSchema,
  held: z
    .array(markSchema)
    .max(AGENT_MARKS_MAX)
    .describe(
      'the last record of each branch that the till keeps, and some before it; whoever holds one holds all before it',
    ),
});
export const agentRecordsSchema = z.strictObject({
  records: z
    .array(agentRecordSchema)
    .max(AGENT_RECORDS_MAX)
    .describe('what the till lacks, each after the one it follows'),
  hasMore: z.boolean(),
  lacking: z.array(hashSchema).max(AGENT_MARKS_MAX).describe('of the records named, those that are not held here'),
});
export type AgentRecords = z.infer<typeof agentRecordsSchema>;

export const giveBackSchema = z.strictObject({
  store: agentIdSchema,
  till: agentIdSchema,
  records: z
    .array(agentRecordSchema.extend({ event: pushedEventSchema }))
    .min(1)
    .max(AGENT_RECORDS_MAX),
  hasMore: z.boolean().describe('this till has more of them to give back'),
});
export const givenBackSchema = z.strictObject({ taken: z.int().nonnegative().describe('how many were not held') });

/** Why nothing of a message was taken. */
export const giveBackRefusalSchema = z.discriminatedUnion('code', [
  unknownTillSchema,
  z.strictObject({
    code: z.literal('record_refused'),
    words: z.string(),
    seq: z.int().positive(),
    flaw: z.enum(AGENT_RECORD_FLAWS),
  }),
]);
export type GiveBackRefusal = z.infer<typeof giveBackRefusalSchema>;
