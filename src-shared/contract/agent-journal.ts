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

const COLUMNS = ['till', 'kind', 'actor', 'authorisedBy', 'shiftId', 'sessionId'] as const;

/** The journal's own event, and nothing in it that has no canonical text or that a database would not give back as sent. */
const pushedEventSchema = journalEventSchema.superRefine((event, context) => {
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
