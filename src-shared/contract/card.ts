import { z } from 'zod';
import { CARD_STATES } from '#shared/card/card-payment.ts';
import {
  amountMinorSchema,
  authorisationSchema,
  commandIdSchema,
  currencyCodeSchema,
  idSchema,
  momentSchema,
  typedAmountSchema,
} from '#shared/contract/fields.ts';
import { correctedSaleSchema, correctSaleSchema } from '#shared/contract/trade-document.ts';
import { TERMINAL_KINDS } from '#shared/terminal/terminal-setting.ts';

export const payByCardSchema = z.strictObject({
  commandId: commandIdSchema,
  paymentForm: idSchema,
  currency: currencyCodeSchema,
  amount: typedAmountSchema.nullable().describe('as typed; null: exactly what remains'),
});

/** Has the terminal pay returned goods back to the card; the correction is booked when it approves. */
export const refundByCardSchema = correctSaleSchema.extend({
  documentId: idSchema.nullable().describe('the receipt; null: all of the half-typed document, without one'),
  lines: correctSaleSchema.shape.lines.default([]),
});

/** Whose card side is asked for. */
export const askCardDeskSchema = z.strictObject({
  correctsId: idSchema
    .nullable()
    .default(null)
    .describe('a receipt or half-typed document that is corrected: its refunds; null: the half-typed document'),
});
export const cardAttemptSchema = z.strictObject({ attemptId: idSchema });

export const cardPaymentSchema = z.strictObject({
  attemptId: idSchema,
  state: z.enum(CARD_STATES),
  isRefund: z.boolean().describe('money goes back to the card, for goods that came back'),
  paymentForm: idSchema,
  name: z.string().describe('of the payment form'),
  amountMinor: amountMinorSchema,
  currency: currencyCodeSchema,
  requestedAt: momentSchema,
  isManual: z.boolean().describe('a person works the terminal and types what it says'),
  isAtWork: z.boolean().describe('the terminal is still being talked to, though a result may be known'),
  words: z.string().describe('what the terminal wants or why it said no, in the till’s language; empty: nothing'),
  steps: z.array(z.strictObject({ step: z.enum(['sending', 'taken', 'card_read']), at: momentSchema })),
  asks: z.int().describe('how often the terminal was asked what became of it'),
  nextAskInMs: z.int().nullable(),
  /** What the terminal says of its last payment where that is not certain to be this one. */
  claimed: z
    .strictObject({
      amountMinor: amountMinorSchema,
      currency: currencyCodeSchema,
      receiptNumber: z.string(),
      terminalAt: momentSchema.nullable(),
    })
    .nullable(),
});
export type CardPaymentShown = z.infer<typeof cardPaymentSchema>;

/** The card side of the half-typed document. */
export const cardDeskSchema = z.strictObject({
  terminal: z.strictObject({ kind: z.enum(TERMINAL_KINDS), currency: currencyCodeSchema }),
  payment: cardPaymentSchema.nullable().describe('the latest of this document; null: none was asked for'),
  openRefunds: z
    .array(
      z.strictObject({
        correctsId: idSchema.describe('the receipt'),
        number: z.string(),
        amountMinor: amountMinorSchema,
        currency: currencyCodeSchema,
        requestedAt: momentSchema,
      }),
    )
    .describe('refunds for receipts, of whomever, that run or of which nobody knows, oldest first'),
  corrected: correctedSaleSchema.nullable().describe('of an approved refund the correction that was booked with it'),
});
export type CardDesk = z.infer<typeof cardDeskSchema>;

export const answerCardSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  attemptId: idSchema,
  answer: z.enum(['approved', 'declined']),
  slipNumber: z.string().max(40).default('').describe('needed for approved: what stands on the slip'),
  comment: z.string().max(200).default(''),
});
export const reverseCardSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  attemptId: idSchema,
});
