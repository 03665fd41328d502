import { z } from 'zod';
import { agentIdSchema } from '#shared/contract/agent-fields.ts';
import { storeShiftSchema } from '#shared/contract/agent-shift.ts';
import { amountMinorSchema, currencyCodeSchema, dateSchema, momentSchema } from '#shared/contract/fields.ts';
import { coverageSchema } from '#shared/shift/coverage.ts';
import { figureRowSchema } from '#shared/shift/figure-row.ts';

/** One call brings at most this many rows of a list. */
export const PAGE_ROWS_MAX = 50;

export const searchTextSchema = z.string().trim().max(64);
const skipSchema = z.int().nonnegative().max(1_000_000);
const sumSchema = z.strictObject({ currency: currencyCodeSchema, amountMinor: amountMinorSchema });

/** `from`, `to`: business dates, both included; null: no bound. `text`: in the number or the operator's name. */
export const listShiftsSchema = z.strictObject({
  text: searchTextSchema,
  from: dateSchema.nullable(),
  to: dateSchema.nullable(),
  isOpenOnly: z.boolean(),
  skip: skipSchema,
});

export const pageShiftSchema = z.strictObject({
  shiftId: z.string(),
  number: z.string(),
  operatorName: z.string(),
  businessDate: dateSchema,
  tills: z.array(agentIdSchema),
  startedAt: momentSchema,
  endedAt: momentSchema.nullable(),
  status: storeShiftSchema.shape.status,
  isOffline: z.boolean(),
  receipts: z.int(),
  /** What customers paid less change and returns, per currency. */
  turnover: z.array(sumSchema),
  /** Counted less expected over all forms, per currency; null: nothing was counted. */
  difference: z.array(sumSchema).nullable(),
});
export type PageShift = z.infer<typeof pageShiftSchema>;
export const shiftListSchema = z.strictObject({ shifts: z.array(pageShiftSchema), hasMore: z.boolean() });

export const pageSessionSchema = z.strictObject({
  sessionId: z.string(),
  till: agentIdSchema,
  operatorName: z.string(),
  shiftId: z.string(),
  shiftNumber: z.string(),
  status: z.enum(['open', 'closed']),
  openedAt: momentSchema,
  closedAt: momentSchema.nullable(),
  closedElsewhere: z.strictObject({ till: agentIdSchema, byName: z.string(), reason: z.string() }).nullable(),
  /** Its own till knows that it is closed, or somebody answered for that till. */
  isSettled: z.boolean(),
  receipts: z.int(),
});
export type PageSessionRow = z.infer<typeof pageSessionSchema>;

const revisedRowSchema = z.strictObject({
  paymentForm: z.string(),
  currency: currencyCodeSchema,
  signedEndingMinor: amountMinorSchema,
  revisedEndingMinor: amountMinorSchema,
  lateMinor: amountMinorSchema,
  actualMinor: amountMinorSchema.nullable(),
  bookedMinor: amountMinorSchema,
  proposedMinor: amountMinorSchema,
});

export const showShiftSchema = z.strictObject({ shiftId: z.string().min(1).max(64) });
export const shiftDetailSchema = z.strictObject({
  shift: pageShiftSchema,
  /** Signed with the end; of an open shift what is expected now. */
  rows: z.array(figureRowSchema),
  report: z
    .strictObject({
      number: z.string(),
      till: agentIdSchema,
      endedByName: z.string(),
      covers: z.array(coverageSchema),
      /** Why it was ended by somebody at no till; null: at a till nobody has to say. */
      reason: z.string().nullable(),
    })
    .nullable(),
  /** What the signed figures would be with all that has arrived since; empty as long as nothing has. */
  revised: z.array(revisedRowSchema),
  /** Ends that do not count. */
  displaced: z.array(z.strictObject({ till: agentIdSchema, reportNumber: z.string() })),
  sessions: z.array(pageSessionSchema),
});
export type ShiftDetail = z.infer<typeof shiftDetailSchema>;

/** `till`: those of one till alone; null: of all. */
export const listSessionsSchema = z.strictObject({
  text: searchTextSchema,
  till: agentIdSchema.nullable().default(null),
  isOpenOnly: z.boolean(),
  skip: skipSchema,
});
export const sessionListSchema = z.strictObject({ sessions: z.array(pageSessionSchema), hasMore: z.boolean() });

export const PAGE_DOCUMENT_KINDS = ['sale.completed', 'sale.corrected', 'cash_document.issued'] as const;

/** Dates as the tills' clocks read them, both included. One of shift, session and days has to be named. */
export const listDocumentsSchema = z.strictObject({
  shiftId: z.string().max(64).nullable(),
  sessionId: z.string().max(64).nullable(),
  from: dateSchema.nullable(),
  to: dateSchema.nullable(),
  text: searchTextSchema,
  skip: skipSchema,
});
export const pageDocumentSchema = z.strictObject({
  eventId: z.uuid(),
  kind: z.enum(PAGE_DOCUMENT_KINDS),
  number: z.string(),
  till: agentIdSchema,
  operatorName: z.string(),
  at: momentSchema,
  currency: currencyCodeSchema,
  /** Above zero: money in. */
  amountMinor: amountMinorSchema,
  description: z.string(),
});
export type PageDocument = z.infer<typeof pageDocumentSchema>;
export const documentListSchema = z.strictObject({ documents: z.array(pageDocumentSchema), hasMore: z.boolean() });

export const showDocumentSchema = z.strictObject({ eventId: z.uuid() });
export const documentDetailSchema = z.strictObject({
  document: pageDocumentSchema,
  lines: z.array(
    z.strictObject({ name: z.string(), quantity: z.string(), unit: z.string(), amountMinor: amountMinorSchema }),
  ),
  payments: z.array(
    z.strictObject({ paymentForm: z.string(), currency: currencyCodeSchema, amountMinor: amountMinorSchema }),
  ),
  changeMinor: amountMinorSchema,
});
export type DocumentDetail = z.infer<typeof documentDetailSchema>;
