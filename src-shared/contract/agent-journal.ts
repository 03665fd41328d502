import { z } from 'zod';
import {
  agentIdSchema,
  countersignedHeadSchema,
  epochSchema,
  hashSchema,
  unknownTillSchema,
} from '#shared/contract/agent-fields.ts';
import { journalEventSchema } from '#shared/journal/event.ts';
import { plainJsonProblem } from '#shared/sync/plain-json.ts';
import { RANGE_FLAWS } from '#shared/sync/range.ts';

/** One push carries at most this many events. */
export const PUSH_EVENTS_MAX = 500;
/** One request is at most this long; a single event may be as long as that and no longer. */
export const REQUEST_BYTES_MAX = 8 * 1024 * 1024;

export const askHeadSchema = z.strictObject({
  store: agentIdSchema,
  till: agentIdSchema,
  /** As text in the query of a URL. */
  epoch: z.coerce.number().int().positive().optional().describe('absent: the newest epoch the Agent holds'),
});

/** One answer brings back at most this many events. */
export const FETCH_EVENTS_MAX = 200;

/** Names the till's own last record, so that only what follows that very record comes back. */
export const fetchJournalSchema = z.strictObject({
  store: agentIdSchema,
  till: agentIdSchema,
  /** As text in the query of a URL. */
  epoch: z.coerce.number().int().positive(),
  afterSeq: z.coerce.number().int().nonnegative(),
  afterHash: hashSchema,
});

/** Empty: the Agent holds nothing after that record, or holds another record there. */
export const fetchedJournalSchema = z.strictObject({
  events: z.array(journalEventSchema).max(FETCH_EVENTS_MAX),
  hasMore: z.boolean(),
});
export type FetchedJournal = z.infer<typeof fetchedJournalSchema>;

/** Names the record after which a till's journal went another way than the Agent holds it. */
export const beginEpochSchema = z.strictObject({
  store: agentIdSchema,
  till: agentIdSchema,
  afterEpoch: epochSchema,
  afterSeq: z.int().nonnegative(),
  afterHash: hashSchema,
});
export const epochRefusalSchema = z.discriminatedUnion('code', [
  unknownTillSchema,
  z.strictObject({ code: z.literal('record_not_held'), words: z.string() }),
]);
export type EpochRefusal = z.infer<typeof epochRefusalSchema>;

const COLUMNS = ['till', 'kind', 'actor', 'authorisedBy', 'shiftId', 'sessionId'] as const;

/** The journal's own event, and nothing in it that has no canonical text or that a database would not give back as sent. */
export const pushedEventSchema = journalEventSchema.superRefine((event, context) => {
  for (const field of COLUMNS) {
    const value = event[field];
    if (value !== null && /[\p{Cc}\p{Cs}]/u.test(value))
      context.addIssue({ code: 'custom', path: [field], message: 'has control characters or half characters' });
  }
  const problem = plainJsonProblem(event.body);
  if (problem !== null) context.addIssue({ code: 'custom', path: ['body', ...problem.path], message: problem.words });
  event.postings.forEach(({ account }, index) => {
    if (/[\p{Cc}\p{Cs}]/u.test(account))
      context.addIssue({
        code: 'custom',
        path: ['postings', index, 'account'],
        message: 'has control characters or half characters',
      });
  });
});

export const pushSchema = z.strictObject({
  store: agentIdSchema,
  till: agentIdSchema,
  epoch: epochSchema,
  events: z.array(pushedEventSchema).min(1).max(PUSH_EVENTS_MAX),
  acknowledged: z
    .strictObject({ seq: z.int().positive(), hash: hashSchema, countersignature: z.base64() })
    .optional()
    .describe('with records that were acknowledged once and are lost here: the last head that was countersigned'),
});

/**
 * Why a range was not taken whole. `head` is where the Agent stands now: what came before the trouble is stored and
 * acknowledged by it, what came after is not.
 */
export const pushRefusalSchema = z.discriminatedUnion('code', [
  unknownTillSchema,
  z.strictObject({
    code: z.literal('gap'),
    words: z.string(),
    wantedSeq: z.int().positive(),
    head: countersignedHeadSchema,
  }),
  z.strictObject({
    code: z.literal('flaw'),
    words: z.string(),
    seq: z.int().positive(),
    eventId: z.uuid(),
    flaw: z.enum(RANGE_FLAWS),
    head: countersignedHeadSchema,
  }),
  z.strictObject({
    code: z.literal('fork'),
    words: z.string(),
    seq: z.int().positive(),
    heldHash: hashSchema,
    head: countersignedHeadSchema,
  }),
]);
export type PushRefusal = z.infer<typeof pushRefusalSchema>;
