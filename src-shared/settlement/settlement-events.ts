import { z } from 'zod';
import { amountMinorSchema, currencyCodeSchema, idSchema, momentSchema } from '#shared/contract/fields.ts';
import { batchTotalsSchema } from '#shared/settlement/batch-totals.ts';
import { differenceSchema } from '#shared/settlement/reconcile.ts';
import { DECLINE_REASONS, UNKNOWN_REASONS } from '#shared/terminal/terminal-outcome.ts';

const settlement = { settlementId: idSchema };

/** What a terminal says about the batch that it closed. */
export const batchSchema = z.strictObject({
  totalMinor: amountMinorSchema.nullable(),
  totals: batchTotalsSchema.nullable(),
  terminalId: z.string().nullable(),
  terminalAt: momentSchema.nullable(),
});
export type Batch = Readonly<z.infer<typeof batchSchema>>;

/** A Sending Report: everything since the last one of this terminal, whoever took it in whichever shift. */
export const settlementEvents = {
  'settlement.requested': z.strictObject({
    ...settlement,
    terminal: z.string(),
    currency: currencyCodeSchema,
    /** The till's own list, frozen: what this report shall confirm. */
    paymentIds: z.array(idSchema),
    totalMinor: amountMinorSchema,
    /** Payments whose outcome nobody knew; somebody confirmed that the report goes out all the same. */
    unknownPaymentIds: z.array(idSchema),
  }),
  'settlement.completed': z.strictObject({
    ...settlement,
    batch: batchSchema,
    differences: z.array(differenceSchema),
    toldBy: z.enum(['terminal', 'person']),
  }),
  /** The terminal did not settle; the payments wait for the next report. */
  'settlement.failed': z.strictObject({
    ...settlement,
    reason: z.enum(DECLINE_REASONS),
    code: z.string(),
    toldBy: z.enum(['terminal', 'person']),
  }),
  'settlement.unknown': z.strictObject({ ...settlement, reason: z.enum(UNKNOWN_REASONS), raw: z.string() }),
  /** A manager's comment on differences; it changes nothing. */
  'settlement.explained': z.strictObject({ ...settlement, comment: z.string().min(1) }),
} as const;
