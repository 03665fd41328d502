import { z } from 'zod';
import { amountMinorSchema, currencyCodeSchema, idSchema } from '#shared/contract/fields.ts';
import { plannedCorrectionSchema } from '#shared/sale/correction-body.ts';
import { cardResultSchema, DECLINE_REASONS, UNKNOWN_REASONS } from '#shared/terminal/terminal-outcome.ts';

/** Who said it: the terminal, or a person who read the slip. */
const toldBySchema = z.enum(['terminal', 'person']);
const attempt = { attemptId: idSchema };
const refusal = { reason: z.enum(DECLINE_REASONS), code: z.string() };

/** The life of a card payment. A result is written before the terminal gets its acknowledgement. */
export const cardEvents = {
  'card.requested': z.strictObject({
    ...attempt,
    documentId: idSchema,
    paymentForm: idSchema,
    currency: currencyCodeSchema,
    amountMinor: amountMinorSchema,
    terminal: z.string(),
  }),
  /** Money shall go back to the card for goods that came back; the correction is booked with the approval, or never. */
  'card.refund_requested': z.strictObject({
    ...attempt,
    terminal: z.string(),
    /** What is corrected: a receipt, or the half-typed document of goods without one. */
    correctsId: idSchema,
    correction: plannedCorrectionSchema,
  }),
  'card.approved': z.strictObject({ ...attempt, result: cardResultSchema, toldBy: toldBySchema }),
  'card.declined': z.strictObject({
    ...attempt,
    ...refusal,
    receiptNumber: z.string().nullable(),
    toldBy: toldBySchema,
  }),
  /** Nobody knows whether the card was charged. `raw`: what the terminal sent, in hexadecimal. */
  'card.unknown': z.strictObject({
    ...attempt,
    reason: z.enum(UNKNOWN_REASONS),
    raw: z.string(),
    claimed: cardResultSchema.nullable(),
  }),
  /** What was unknown is known: the terminal remembered it, or a person decided, by right. */
  'card.resolved': z.strictObject({
    ...attempt,
    outcome: z.enum(['approved', 'declined']),
    result: cardResultSchema.nullable(),
    toldBy: toldBySchema,
    comment: z.string(),
  }),
  'card.reversal_requested': z.strictObject(attempt),
  'card.reversal_refused': z.strictObject({ ...attempt, ...refusal, toldBy: toldBySchema }),
  'card.reversal_unknown': z.strictObject({ ...attempt, reason: z.enum(UNKNOWN_REASONS), raw: z.string() }),
  'card.reversed': z.strictObject({ ...attempt, receiptNumber: z.string().nullable(), toldBy: toldBySchema }),
  /** The document was put aside with its card payment, so that the next customer can be served. */
  'card.parked': z.strictObject({ documentId: idSchema }),
  'card.taken_up': z.strictObject({ documentId: idSchema }),
} as const;
