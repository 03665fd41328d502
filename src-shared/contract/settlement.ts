import { z } from 'zod';
import {
  amountMinorSchema,
  authorisationSchema,
  commandIdSchema,
  currencyCodeSchema,
  idSchema,
  momentSchema,
  typedAmountSchema,
} from '#shared/contract/fields.ts';
import { batchTotalsSchema } from '#shared/settlement/batch-totals.ts';
import { differenceSchema } from '#shared/settlement/reconcile.ts';
import { TERMINAL_KINDS } from '#shared/terminal/terminal-setting.ts';

export const settlementSchema = z.strictObject({
  id: idSchema,
  terminal: z.string(),
  state: z.enum(['requested', 'settled', 'settled_with_difference', 'unknown', 'failed']),
  words: z.string().describe('why it failed or is unknown, or what the terminal says now; empty: nothing'),
  requestedAt: momentSchema,
  requestedBy: z.string(),
  finishedAt: momentSchema.nullable(),
  payments: z.int(),
  currency: currencyCodeSchema,
  totalMinor: amountMinorSchema.describe('as the till has it'),
  terminalTotalMinor: amountMinorSchema.nullable(),
  totals: batchTotalsSchema.nullable(),
  differences: z.array(differenceSchema),
  comment: z.string(),
});
export type SettlementShown = z.infer<typeof settlementSchema>;

/** What the next Sending Report would confirm, and what became of the last ones. */
export const settlementSheetSchema = z.strictObject({
  kind: z.enum(TERMINAL_KINDS),
  terminal: z.string(),
  currency: currencyCodeSchema,
  payments: z.int(),
  refunds: z.int().describe('card returns; the total is less by them'),
  totalMinor: amountMinorSchema,
  unknownPayments: z.int().describe('card payments of which nobody knows; a report now needs a confirmation'),
  since: momentSchema.nullable().describe('when the last report was done'),
  settlements: z.array(settlementSchema).describe('newest first'),
});
export type SettlementSheet = z.infer<typeof settlementSheetSchema>;

export const sendReportSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  confirmed: z.boolean().default(false).describe('also while the outcome of a payment is unknown'),
  typedTotal: typedAmountSchema.nullable().default(null).describe('of a manual terminal: the total on its report'),
});
export const sentReportSchema = z.strictObject({ settlementId: idSchema });

export const explainSettlementSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  settlementId: idSchema,
  comment: z.string().max(400),
});
export const answerSettlementSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  settlementId: idSchema,
  answer: z.enum(['settled', 'not_settled']),
  typedTotal: typedAmountSchema
    .nullable()
    .default(null)
    .describe('as it stands on the terminal’s report; null: unknown'),
});
