import { z } from 'zod';
import { storeTransferSchema } from '#shared/cash-document/transfer.ts';
import { agentIdSchema, epochSchema, unknownTillSchema } from '#shared/contract/agent-fields.ts';
import { parkedNewsSchema } from '#shared/contract/agent-parked.ts';
import { amountMinorSchema, currencyCodeSchema, dateSchema, momentSchema } from '#shared/contract/fields.ts';
import { countDraftSchema } from '#shared/counting/count-draft.ts';
import { MOVEMENTS } from '#shared/ledger/posting.ts';
import { coverageSchema, otherBalanceSchema } from '#shared/shift/coverage.ts';
import { figureRowSchema } from '#shared/shift/figure-row.ts';
import { parametersSchema } from '#shared/shift/parameters.ts';

/** Shifts and sessions of a store as the Agent knows them from all tills' journals. */

const shiftTotalSchema = z.strictObject({
  account: z.string(),
  currency: currencyCodeSchema,
  movement: z.enum(MOVEMENTS),
  amountMinor: amountMinorSchema,
  entries: z.int(),
});
export type ShiftTotal = z.infer<typeof shiftTotalSchema>;

/** Counts that are no money in an account: receipts, items, and per item group its gross value. `subject` is the group. */
const tallySchema = z.strictObject({ name: z.string(), subject: z.string(), value: z.int() });
export type Tally = z.infer<typeof tallySchema>;

/** One part tells at most this many of its cash documents one by one. */
export const PART_CASH_DOCUMENTS_MAX = 50;

/** A CD or CW as a report lists it. */
const toldCashDocumentSchema = z.strictObject({
  number: z.string(),
  type: z.enum(['CD', 'CW']),
  tag: z.string(),
  reason: z.string().describe('its name; empty: none'),
  description: z.string(),
  currency: currencyCodeSchema,
  amountMinor: amountMinorSchema,
});

const partDocumentsSchema = z.strictObject({
  firstReceipt: z.string().nullable(),
  lastReceipt: z.string().nullable(),
  cashDocuments: z.array(toldCashDocumentSchema).max(PART_CASH_DOCUMENTS_MAX).describe('the oldest ones, in order'),
  moreCashDocuments: z.int().nonnegative().describe('how many were issued after those'),
});
export type PartDocuments = z.infer<typeof partDocumentsSchema>;

/** One part tells at most this many of its cheques one by one. */
export const PART_CHEQUES_MAX = 500;

/** A cheque that a till took, as it is looked for when the shift is counted at another. */
const toldChequeSchema = z.strictObject({
  id: z.string(),
  paymentForm: z.string(),
  currency: currencyCodeSchema,
  number: z.string(),
  bank: z.string(),
  amountMinor: amountMinorSchema,
  documentNumber: z.string(),
});

const partChequesSchema = z.strictObject({
  listed: z.array(toldChequeSchema).max(PART_CHEQUES_MAX).describe('the oldest ones, in order'),
  more: z.int().nonnegative().describe('how many were taken after those'),
});
export type PartCheques = z.infer<typeof partChequesSchema>;

/** What one till moved in a shift, and up to which of its records that is known. */
export const shiftPartSchema = coverageSchema.extend({
  totals: z.array(shiftTotalSchema),
  tallies: z.array(tallySchema),
  documents: partDocumentsSchema.optional().describe('an Agent before this told none'),
  cheques: partChequesSchema.optional().describe('an Agent before this told none'),
});
export type ShiftPart = z.infer<typeof shiftPartSchema>;

export const storeSessionSchema = z.strictObject({
  id: z.string(),
  till: agentIdSchema,
  operatorId: z.string(),
  status: z.enum(['open', 'closed']),
  openedAt: momentSchema,
  closedAt: momentSchema.nullable(),
  /** Its own till knows that it is closed, or somebody answered for that till with a reason. */
  isSettled: z.boolean(),
  closedElsewhere: z.strictObject({ till: agentIdSchema, by: z.string(), reason: z.string() }).nullable(),
  documents: z.int(),
  totals: z.array(shiftTotalSchema),
});
export type StoreSession = z.infer<typeof storeSessionSchema>;

export const storeShiftEndSchema = coverageSchema.extend({
  reportNumber: z.string(),
  endedBy: z.string(),
  endedAt: momentSchema,
  isLeased: z.boolean(),
  rows: z.array(figureRowSchema),
  covers: z.array(coverageSchema),
});
export type StoreShiftEnd = z.infer<typeof storeShiftEndSchema>;

/**
 * A shift over all its tills. `closing`: ended, and some till has not yet confirmed that its session is closed; what it
 * sold meanwhile may still come.
 */
export const storeShiftSchema = z.strictObject({
  id: z.string(),
  number: z.string(),
  owner: z.string(),
  operatorId: z.string(),
  operatorName: z.string(),
  homeTill: agentIdSchema,
  businessDate: dateSchema,
  startedAt: momentSchema,
  isOffline: z.boolean(),
  beginning: z.array(
    z.strictObject({ paymentForm: z.string(), currency: currencyCodeSchema, amountMinor: amountMinorSchema }),
  ),
  parameters: parametersSchema,
  detachedAt: momentSchema.nullable().describe('its drawer was taken out of the till and waits to be counted'),
  countDraft: coverageSchema
    .extend(countDraftSchema.shape)
    .nullable()
    .default(null)
    .describe('what was typed for its end when the drawer was detached, by which record; null: nothing'),
  status: z.enum(['open', 'detached', 'closing', 'closed']),
  attachedTo: z.string().nullable(),
  /** The end that counts. */
  end: storeShiftEndSchema.nullable(),
  /** Ends that do not count: the leased one does, else the first that the Agent was told of. */
  displaced: z.array(coverageSchema.extend({ reportNumber: z.string() })),
  lease: z
    .strictObject({ till: agentIdSchema, operatorId: z.string(), operatorName: z.string(), forMs: z.int() })
    .nullable(),
  sessions: z.array(storeSessionSchema),
  parts: z.array(shiftPartSchema),
  /** What each till holds of the owner's money. */
  balances: z.array(otherBalanceSchema),
  /** And what it holds in drawers of the owner that were detached and have been ended. */
  leftInDetached: z.array(otherBalanceSchema),
});
export type StoreShift = z.infer<typeof storeShiftSchema>;

/** How a till says that its receipt printer is; `none`: it has none. */
export const tillPrinterSchema = z.enum(['ready', 'trouble', 'paper_low', 'none']);
export type TillPrinter = z.infer<typeof tillPrinterSchema>;

/** The newest thing known of a till. `lastContactAt`: when it last said anything, by the Agent's clock. */
export const storeTillSchema = z.strictObject({
  till: agentIdSchema,
  epoch: epochSchema,
  seq: z.int().nonnegative(),
  silentForMs: z.int().nonnegative().nullable(),
  unsent: z
    .int()
    .nonnegative()
    .nullable()
    .describe('events it said it has and that are not held here; null: it never said'),
  lastContactAt: momentSchema.nullable(),
  branches: z
    .array(z.strictObject({ epoch: epochSchema, afterSeq: z.int().nonnegative(), records: z.int().positive() }))
    .describe(
      'records beside the journal that the till goes on with: it was restored from a backup and had gone on before',
    ),
});
export type StoreTill = z.infer<typeof storeTillSchema>;

const tillFields = { store: agentIdSchema, till: agentIdSchema };

export const askStartSchema = z.strictObject({ ...tillFields, owner: z.string().min(1).max(80) });
/** What other tills hold of an owner's money, and in drawers of the owner that were detached and have been ended. */
const moneyElsewhere = { balances: z.array(otherBalanceSchema), leftInDetached: z.array(otherBalanceSchema) };
/** The owner has a shift open: it is joined, not started again. */
const openAnswerSchema = z.strictObject({ answer: z.literal('open'), shift: storeShiftSchema });
export const standingSchema = z.discriminatedUnion('answer', [
  openAnswerSchema,
  z.strictObject({ answer: z.literal('none'), ...moneyElsewhere }),
]);
export type Standing = z.infer<typeof standingSchema>;
export const startAnswerSchema = z.discriminatedUnion('answer', [
  openAnswerSchema,
  z.strictObject({ answer: z.literal('granted'), ...moneyElsewhere }),
]);
export type StartAnswer = z.infer<typeof startAnswerSchema>;
export const startRefusalSchema = z.discriminatedUnion('code', [
  unknownTillSchema,
  z.strictObject({ code: z.literal('granted_elsewhere'), words: z.string(), till: agentIdSchema, forMs: z.int() }),
]);

export const takeLeaseSchema = z.strictObject({
  ...tillFields,
  shiftId: z.string().min(1).max(64),
  operatorId: z.string().min(1).max(64),
  operatorName: z.string().min(1).max(80),
  /** Waits a moment for the other tills of the shift to say that they are there, before their figures are believed. */
  callRoll: z.boolean(),
});
export const leaseSchema = z.strictObject({
  leaseId: z.uuid(),
  forMs: z.int(),
  shift: storeShiftSchema,
  tills: z.array(storeTillSchema),
  missing: z
    .array(agentIdSchema)
    .describe('tills of the shift that have more to send, or have an open session and did not answer the roll'),
});
export type Lease = z.infer<typeof leaseSchema>;
export const leaseRefusalSchema = z.discriminatedUnion('code', [
  unknownTillSchema,
  z.strictObject({ code: z.literal('shift_unknown'), words: z.string() }),
  z.strictObject({ code: z.literal('shift_ended'), words: z.string(), shift: storeShiftSchema }),
  z.strictObject({
    code: z.literal('leased'),
    words: z.string(),
    till: agentIdSchema,
    operatorName: z.string(),
    forMs: z.int(),
  }),
]);
export type LeaseRefusal = z.infer<typeof leaseRefusalSchema>;

export const releaseLeaseSchema = z.strictObject({ ...tillFields, shiftId: z.string().min(1).max(64) });

/** One call brings at most this many shifts. */
export const FEED_SHIFTS_MAX = 50;

export const askFeedSchema = z.strictObject({
  ...tillFields,
  /** As text in the query of a URL. */
  after: z.coerce.number().int().nonnegative().describe('cursor of the last page; 0: from the beginning'),
  seq: z.coerce.number().int().nonnegative().optional().describe('how far the journal of the asking till reaches'),
  printer: tillPrinterSchema.optional(),
  parkedMark: z
    .string()
    .max(64)
    .optional()
    .describe(
      'what the asking till knows of parked documents; empty: nothing; absent: a till before this, which is told nothing',
    ),
  clock: momentSchema.optional().describe('of the asking till: how far it is off is seen on the managers’ page'),
});
export const feedPageSchema = z.strictObject({
  cursor: z.int().nonnegative(),
  hasMore: z.boolean(),
  shifts: z.array(storeShiftSchema),
  tills: z.array(storeTillSchema),
  transfers: z
    .array(storeTransferSchema)
    .default([])
    .describe('money under way between tills, and what arrived of late; an Agent before this told none'),
  parked: parkedNewsSchema.optional().describe('only where it is other than what the till said that it knows'),
});
export type FeedPage = z.infer<typeof feedPageSchema>;

/** Says how far the feed and the master data reach, at once, after each change, and now and then so that silence means a broken wire. */
export const watchFeedSchema = z.strictObject(tillFields);
export const feedNewsSchema = z.strictObject({
  cursor: z.int().nonnegative(),
  masterCursor: z
    .int()
    .nonnegative()
    .optional()
    .describe('how far the store’s master data reaches at the Data Service'),
});
export type FeedNews = z.infer<typeof feedNewsSchema>;

export const askSessionSchema = z.strictObject({ ...tillFields, sessionId: z.string().min(1).max(64) });
export const SESSION_DOCUMENTS_MAX = 200;
export const sessionDocumentsSchema = z.strictObject({
  documents: z.array(
    z.strictObject({
      seq: z.int(),
      kind: z.string(),
      number: z.string(),
      description: z.string(),
      currency: currencyCodeSchema,
      amountMinor: amountMinorSchema,
      at: momentSchema,
    }),
  ),
  hasMore: z.boolean(),
});
export type SessionDocuments = z.infer<typeof sessionDocumentsSchema>;
