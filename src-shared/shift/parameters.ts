import { z } from 'zod';
import { cashLimitSchema } from '#shared/cash-document/cash-limit.ts';
import { amountMinorSchema, currencyCodeSchema, idSchema } from '#shared/contract/fields.ts';
import { CASH_ROUNDINGS } from '#shared/money/cash-rounding.ts';
import { timeOfDaySchema } from '#shared/shift/automatic-end.ts';
import { WITHDRAWAL_SERIES } from '#shared/till/number.ts';

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
  /** Whether a difference makes a CD or CW at the end. */
  differenceDocuments: z.boolean(),
  /** Whether it does at the start. */
  differenceDocumentsAtStart: z.boolean().default(true),
  /** Which series numbers the CW "Withdrawal at the End of Day": the one of every CW, or one of its own. */
  withdrawalSeries: z.enum(WITHDRAWAL_SERIES).default('CW'),
  /** Cash to stay in the drawer; what is above it is the suggested withdrawal. */
  keepInDrawer: z.array(z.strictObject({ currency: currencyCodeSchema, amountMinor: amountMinorSchema })),
  /** What a cashier starts on who takes over a till whose drawer was just detached; a currency not named: nothing. */
  handOverFloat: z.array(z.strictObject({ currency: currencyCodeSchema, amountMinor: amountMinorSchema })).default([]),
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
  /** Whether a shift may end while documents are parked at the till: silently, with their count shown, or not at all. */
  parkedAtEnd: z.enum(['allow', 'warn', 'forbid']).default('warn'),
  /** Time of day at which the till ends a shift that nobody has ended; empty: never. */
  automaticEnd: timeOfDaySchema.default(''),
  /** Whose market's rule rounds what is paid in cash. */
  cashRounding: z.enum(CASH_ROUNDINGS).default('none'),
});
export type Parameters = z.infer<typeof parametersSchema>;

/** Some of the parameters, the others left as they are: unlike in `parametersSchema`, what is absent gets no default. */
export const parameterChangesSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(parametersSchema.shape).map(([name, field]) => [
      name,
      z.optional(field instanceof z.ZodDefault ? field.unwrap() : field),
    ]),
  ),
) as unknown as z.ZodType<Partial<Parameters>>;
