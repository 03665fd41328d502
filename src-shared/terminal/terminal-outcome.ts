import { z } from 'zod';
import { amountMinorSchema, currencyCodeSchema, momentSchema } from '#shared/contract/fields.ts';

/** Why a terminal, its host or a person said no. Nothing was charged. */
export const DECLINE_REASONS = [
  'aborted',
  'already_reversed',
  'amount_not_allowed',
  'batch_open',
  'card_expired',
  'card_not_accepted',
  'card_unreadable',
  'declined_by_bank',
  'needs_attention',
  'no_connection_to_bank',
  'not_possible',
  'nothing_there',
  'printer_not_ready',
  'reversal_not_possible',
  'said_by_person',
  'terminal_busy',
  'terminal_error',
  'terminal_unreachable',
  'till_stopped',
  'wrong_currency',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** Why nobody knows: the money may have moved. */
export const UNKNOWN_REASONS = [
  'amount_differs',
  'connection_lost',
  'contradicted',
  'currency_differs',
  'no_answer',
  'no_result',
  'shift_ended',
  'till_stopped',
  'unreadable',
] as const;
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/** A payment as the terminal knows it. `receiptNumber` is the terminal's, or what stands on the slip of a manual one. */
export const cardResultSchema = z.strictObject({
  amountMinor: amountMinorSchema,
  currency: currencyCodeSchema,
  receiptNumber: z.string().max(40),
  trace: z.string().nullable(),
  terminalId: z.string().nullable(),
  cardName: z.string(),
  maskedPan: z.string(),
  terminalAt: momentSchema.nullable().describe('the terminal’s clock; its year is inferred'),
});
export type CardResult = Readonly<z.infer<typeof cardResultSchema>>;
