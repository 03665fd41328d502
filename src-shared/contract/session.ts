import { z } from 'zod';
import {
  amountMinorSchema,
  authorisationSchema,
  commandIdSchema,
  currencyCodeSchema,
  dateSchema,
  idSchema,
  momentSchema,
} from '#shared/contract/fields.ts';

/** So many sessions a list shows at most; older ones are found by day and text. */
export const SESSIONS_MAX = 1_000;

/** POS Sessions (article "POS Sessions"): who works at which counter, over all tills of the store where the Agent is there. */
export const askSessionsSchema = z.strictObject({
  global: z.boolean().default(false).describe('all counters and users; needs the right to see others’ shifts'),
  open: z.boolean().default(false).describe('only open sessions'),
  own: z.boolean().default(false).describe('only those of the logged-on operator'),
  here: z.boolean().default(false).describe('only those of this counter'),
  text: z.string().max(60).default('').describe('part of the counter’s code or of the user’s name'),
  businessDate: dateSchema.optional(),
  before: z
    .strictObject({ openedAt: momentSchema, id: idSchema })
    .optional()
    .describe('the last session of the page before; absent: from the newest'),
  limit: z.int().min(1).max(SESSIONS_MAX).default(200),
});

const turnoverSchema = z.array(z.strictObject({ currency: currencyCodeSchema, amountMinor: amountMinorSchema }));

export const posSessionSchema = z.strictObject({
  id: idSchema,
  shiftId: idSchema,
  shiftNumber: z.string(),
  till: idSchema,
  operatorId: idSchema,
  operatorName: z.string(),
  status: z.enum(['open', 'closed']),
  openedAt: momentSchema,
  closedAt: momentSchema.nullable(),
  documents: z.int(),
  turnover: turnoverSchema.nullable().describe('null: hidden by blind counting'),
  lastContactAt: momentSchema.nullable().describe('when its till was last heard; null: this till, or never'),
  silentForSeconds: z.int().nullable().describe('how long its till has said nothing; null: this till, or never heard'),
  isReachable: z.boolean().describe('its till answers now'),
  isHere: z.boolean(),
  isOwn: z.boolean(),
  isLast: z.boolean().describe('the last open session of its shift: closing it leads to the end of the shift'),
  closedElsewhere: z
    .strictObject({ till: idSchema, byName: z.string(), reason: z.string() })
    .nullable()
    .describe('somebody closed it from another till'),
});
export type PosSession = z.infer<typeof posSessionSchema>;

export const posSessionsSchema = z.strictObject({
  sessions: z.array(posSessionSchema).describe('newest first'),
  hasOlder: z.boolean().describe('ask on with the last one of these'),
  isWhole: z.boolean().describe('false: the Agent does not answer, other tills are shown as they were last told of'),
  days: z.array(dateSchema).describe('on which sessions that may be seen were opened, newest first'),
  forks: z
    .array(z.strictObject({ till: idSchema, afterSeq: z.int().nonnegative(), records: z.int().positive() }))
    .describe('global: journals that went two ways after a record, with how many records lie on the other way'),
});
export type PosSessions = z.infer<typeof posSessionsSchema>;

export const askSessionDetailsSchema = z.strictObject({ sessionId: idSchema });
export const sessionDetailsSchema = z.strictObject({
  session: posSessionSchema,
  isBlind: z.boolean().describe('counting is blind and not done: payments in cash are left out'),
  payments: z.array(
    z.strictObject({
      name: z.string(),
      currency: currencyCodeSchema,
      amountMinor: amountMinorSchema,
      payments: z.int(),
    }),
  ),
  documents: z
    .array(
      z.strictObject({
        number: z.string(),
        kind: z.enum(['trade_document', 'cash_document']),
        description: z.string(),
        currency: currencyCodeSchema,
        amountMinor: amountMinorSchema,
        at: momentSchema,
      }),
    )
    .nullable()
    .describe('newest first; null: they lie at another till and nobody answers'),
});
export type SessionDetails = z.infer<typeof sessionDetailsSchema>;

export const closeSessionSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  sessionId: idSchema,
  reason: z.string().max(80).default('').describe('needed where the till of the session does not answer'),
});
export const closedSessionSchema = z.strictObject({
  outcome: z
    .enum(['closed', 'end_shift'])
    .describe('end_shift: it was the last one; nothing was closed, the End window is next'),
  shiftId: idSchema,
});
export type ClosedSession = z.infer<typeof closedSessionSchema>;
