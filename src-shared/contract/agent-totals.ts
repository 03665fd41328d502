import { z } from 'zod';
import { agentIdSchema, epochSchema, hashSchema } from '#shared/contract/agent-fields.ts';
import { amountMinorSchema, currencyCodeSchema } from '#shared/contract/fields.ts';
import { MOVEMENTS } from '#shared/ledger/posting.ts';

export const askTotalsSchema = z.strictObject({
  store: agentIdSchema,
  till: agentIdSchema,
  /** As text in the query of a URL. */
  epoch: z.coerce.number().int().positive().optional().describe('absent: the newest epoch the Agent holds'),
});

/** What the Agent has added up from a till's events, to be compared with what the till itself has. Sorted, so that equal is equal. */
export const tillTotalsSchema = z.strictObject({
  store: agentIdSchema,
  till: agentIdSchema,
  epoch: epochSchema,
  seq: z.int().nonnegative(),
  hash: hashSchema,
  events: z.array(z.strictObject({ kind: z.string(), events: z.int().positive() })),
  amounts: z.array(
    z.strictObject({
      account: z.string(),
      currency: currencyCodeSchema,
      movement: z.enum(MOVEMENTS),
      amountMinor: amountMinorSchema,
      entries: z.int().positive(),
    }),
  ),
});
export type TillTotals = z.infer<typeof tillTotalsSchema>;
