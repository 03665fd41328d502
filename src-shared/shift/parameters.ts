import { z } from 'zod';
import { cashLimitSchema } from '#shared/cash-document/cash-limit.ts';
import { amountMinorSchema, currencyCodeSchema, idSchema } from '#shared/contract/fields.ts';
import { CASH_ROUNDINGS } from '#shared/money/cash-rounding.ts';

/**
 * Settings that steer a shift; frozen into it at its start, so that a change applies from the next one. What came later
 * has a default, so that shifts and configurations written before it can still be read.
 */
export const parametersSchema = z.strictObject({
  /** "Force to Count Cash Balance" of the article. */
  forceCount: z.boolean(),
  /** Actual Balance must be filled at the end, for cash. */
  actualBalanceMandatory: z.boolean(),
  /** Expected figures are hidden until the count is confirmed. */
  blindCount: z.boolean(),
  /** Whether a difference makes a CD or CW. */
  differenceDocuments: z.boolean(),
  /** Cash to stay in the drawer; what is above it is the suggested withdrawal. */
  keepInDrawer: z.array(z.strictObject({ currency: currencyCodeSchema, amountMinor: amountMinorSchema })),
  /** Differences up to this size, either way, need neither reason nor approval. A row that is not named tolerates none. */
  differenceTolerance: z
    .array(z.strictObject({ paymentForm: idSchema, currency: currencyCodeSchema, amountMinor: amountMinorSchema }))
    .default([]),
  /** Whether a difference above tolerance must have a reason. */
  reasonRequired: z.boolean().default(false),
  /** Whether a difference above tolerance needs somebody with the right "approve_difference". */
  approvalRequired: z.boolean().default(false),
  /** Reasons offered per payment form; a free text is always possible. */
  differenceReasons: z
    .array(z.strictObject({ paymentForm: idSchema, reasons: z.array(z.string().min(1).max(80)) }))
    .default([]),
  /** How much cash shall lie in a drawer at least and at most. */
  cashLimits: z.array(cashLimitSchema).default([]),
  /** Whose market's rule rounds what is paid in cash. */
  cashRounding: z.enum(CASH_ROUNDINGS).default('none'),
});
export type Parameters = z.infer<typeof parametersSchema>;
