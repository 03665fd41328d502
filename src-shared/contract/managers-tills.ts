import { z } from 'zod';
import { agentIdSchema, epochSchema } from '#shared/contract/agent-fields.ts';
import { toldTillSchema } from '#shared/contract/agent-till-state.ts';
import { momentSchema } from '#shared/contract/fields.ts';
import { TILL_NOTE_KINDS } from '#shared/journal/till-note.ts';
import { RANGE_FLAWS } from '#shared/sync/range.ts';

/** One call brings at most this many notes. */
export const NOTE_ROWS_MAX = 25;

export const showTillSchema = z.strictObject({ till: agentIdSchema });
export const listNotesSchema = showTillSchema.extend({ skip: z.int().nonnegative().max(1_000_000) });

/** A record that was pushed and not taken; nothing after it is. */
export const refusedRecordSchema = z.strictObject({
  seq: z.int().positive(),
  kind: z.string(),
  flaw: z.enum(RANGE_FLAWS),
  at: momentSchema,
});
export type RefusedRecord = z.infer<typeof refusedRecordSchema>;

/** What the Agent knows of one till beyond the overview; each part with the moment it is of. */
export const tillRecordSchema = z.strictObject({
  till: agentIdSchema,
  store: agentIdSchema,
  /** As the till last said itself, and when by the Agent’s clock; null: it never did. */
  told: z.strictObject({ at: momentSchema, state: toldTillSchema }).nullable(),
  /** Where it last asked from, as the Agent sees it. */
  seenFrom: z.string().nullable(),
  /** Its clock less the Agent’s, at its last contact. */
  clockMs: z.int().nullable(),
  journal: z.strictObject({
    epoch: epochSchema,
    /** Held and countersigned here. */
    heldSeq: z.int().nonnegative(),
    /** As far as it said that its journal reaches; null: it never said. */
    toldSeq: z.int().nonnegative().nullable(),
    lastPushAt: momentSchema.nullable(),
    /** Epochs after the first one, the oldest first. */
    epochs: z.array(z.strictObject({ epoch: epochSchema, afterSeq: z.int().nonnegative(), beganAt: momentSchema })),
    /** Records beside the journal that the till goes on with. */
    branches: z.array(
      z.strictObject({ epoch: epochSchema, afterSeq: z.int().nonnegative(), records: z.int().positive() }),
    ),
    refused: refusedRecordSchema.nullable(),
  }),
  /** Open sessions here, the oldest first. */
  sessions: z.array(
    z.strictObject({
      sessionId: z.string(),
      operatorName: z.string(),
      since: momentSchema,
      shiftId: z.string(),
      shiftNumber: z.string(),
    }),
  ),
  /** Every key it was ever known with, the newest first. */
  keys: z.array(
    z.strictObject({
      keyId: z.string().describe('base64url of the SHA-256 of the public key in DER'),
      enrolledAt: momentSchema,
      enrolledBy: z.string().nullable().describe('login of whoever made its code on the page'),
      endedAt: momentSchema.nullable(),
      endedBecause: z.enum(['revoked', 'replaced']).nullable(),
    }),
  ),
});
export type TillRecord = z.infer<typeof tillRecordSchema>;

const shownNoteSchema = z.strictObject({
  epoch: epochSchema,
  seq: z.int().positive(),
  note: z.enum(TILL_NOTE_KINDS),
  at: momentSchema.describe('as the till’s own clock read'),
  byName: z.string().nullable(),
  authorisedByName: z.string().nullable(),
  detail: z.string(),
});
export type ShownNote = z.infer<typeof shownNoteSchema>;
export const noteListSchema = z.strictObject({ notes: z.array(shownNoteSchema), hasMore: z.boolean() });
