import { z } from 'zod';
import { TRANSFER_STATES } from '#shared/cash-document/transfer.ts';
import { agentIdSchema } from '#shared/contract/agent-fields.ts';
import { toldParkedSchema } from '#shared/contract/agent-parked.ts';
import { tillPrinterSchema } from '#shared/contract/agent-shift.ts';
import { amountMinorSchema, currencyCodeSchema, momentSchema } from '#shared/contract/fields.ts';

const cashHeldSchema = z.strictObject({
  currency: currencyCodeSchema,
  heldMinor: amountMinorSchema,
  minimumMinor: amountMinorSchema.nullable(),
  maximumMinor: amountMinorSchema.nullable(),
});
export type CashHeld = z.infer<typeof cashHeldSchema>;

/** A till as it stands now, as far as the Agent has heard of it. */
export const tillOverviewSchema = z.strictObject({
  till: agentIdSchema,
  isRevoked: z.boolean(),
  /** Whose session is open there; null: nobody's. `since`: as the till's own clock read. */
  seat: z
    .strictObject({
      operatorName: z.string(),
      since: momentSchema,
      shiftId: z.string(),
      shiftNumber: z.string(),
      sessionId: z.string(),
    })
    .nullable(),
  /** Cash in the drawer, of everybody whose money lies there; detached drawers not counted. */
  cash: z.array(cashHeldSchema),
  unsent: z.int().nonnegative().nullable(),
  /** By the Agent's clock; null: it never said anything. */
  lastContactAt: momentSchema.nullable(),
  printer: tillPrinterSchema.nullable(),
  /** What the Agent holds of it and was told by it: others mean that there is more to be seen in its record. */
  heldSeq: z.int().nonnegative(),
  toldAt: momentSchema.nullable(),
});
export type TillOverview = z.infer<typeof tillOverviewSchema>;

/** What somebody has to see to. */
export const waitingSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('shift_open_long'),
    shiftId: z.string(),
    number: z.string(),
    operatorName: z.string(),
    till: agentIdSchema,
    since: momentSchema,
  }),
  z.strictObject({
    kind: z.literal('drawer_to_count'),
    shiftId: z.string(),
    number: z.string(),
    operatorName: z.string(),
    till: agentIdSchema,
    since: momentSchema,
  }),
  z.strictObject({
    kind: z.literal('too_much_cash'),
    till: agentIdSchema,
    currency: currencyCodeSchema,
    heldMinor: amountMinorSchema,
    maximumMinor: amountMinorSchema,
  }),
  /** The Agent was put back from a backup: these tills may know of ends on the page that are forgotten here. */
  z.strictObject({
    kind: z.literal('unheard_since_restore'),
    tills: z.array(agentIdSchema).min(1),
    since: momentSchema.describe('by the Agent’s clock'),
  }),
  /** Money between two tills that did not arrive as it was sent, or is under way for long. */
  z.strictObject({
    kind: z.literal('transfer'),
    number: z.string(),
    state: z.enum(TRANSFER_STATES).exclude(['arrived', 'returned']),
    fromTill: agentIdSchema.nullable().describe('null: no journal tells of its sending'),
    toTill: agentIdSchema,
    currency: currencyCodeSchema,
    sentMinor: amountMinorSchema.nullable(),
    receivedMinor: amountMinorSchema.nullable().describe('null: nobody took it in'),
    since: momentSchema,
  }),
]);
export type Waiting = z.infer<typeof waitingSchema>;

export const overviewSchema = z.strictObject({
  /** How far the store’s feed reaches: another one means news of shifts, sessions or documents. */
  cursor: z.int().nonnegative(),
  /** By the Agent's clock: what "last contact" is counted from. */
  at: momentSchema,
  tills: z.array(tillOverviewSchema),
  waiting: z.array(waitingSchema),
  /** Documents put aside at the tills, the oldest first. */
  parked: z.array(
    toldParkedSchema.omit({ items: true, parkedBy: true }).extend({
      till: agentIdSchema,
      goingTo: agentIdSchema
        .nullable()
        .describe('the till that it is on its way to; null: it lies where it was parked'),
      isGivenUp: z.boolean().describe('the till was told to give it up, and has not said yet that it did'),
    }),
  ),
});
export type ParkedAtTill = Overview['parked'][number];
export type Overview = z.infer<typeof overviewSchema>;
