import { z } from 'zod';
import { amountMinorSchema, currencyCodeSchema, dateSchema, idSchema, momentSchema } from '#shared/contract/fields.ts';
import { countDraftSchema } from '#shared/counting/count-draft.ts';
import { otherBalanceSchema, otherTillSchema } from '#shared/shift/coverage.ts';
import { figureRowSchema } from '#shared/shift/figure-row.ts';
import { parametersSchema } from '#shared/shift/parameters.ts';

const beginningSchema = z.array(
  z.strictObject({ paymentForm: idSchema, currency: currencyCodeSchema, amountMinor: amountMinorSchema }),
);

/** What a shift is from its start on, at whichever till it goes on. */
const shiftFacts = {
  shiftId: idSchema,
  number: z.string(),
  owner: z.string(),
  operatorId: idSchema,
  operatorName: z.string(),
  businessDate: dateSchema,
  beginning: beginningSchema,
  parameters: parametersSchema,
  isOffline: z.boolean(),
};

export const shiftEvents = {
  'shift.started': z.strictObject({
    ...shiftFacts,
    /** What other tills held of the owner's money, and how much of their journals that rests on. */
    others: z.array(otherBalanceSchema).default([]),
  }),
  /** This till takes part in a shift that began at another till: to sell in it, or to end it. */
  'shift.joined': z.strictObject({
    ...shiftFacts,
    homeTill: idSchema,
    startedAt: momentSchema,
    /** Since when its drawer waits to be counted: it is joined only to be ended. Null: it is sold in. */
    detachedAt: momentSchema.nullable().default(null),
  }),
  /** A shift that was started offline, while its owner's older one was open elsewhere, goes on as part of the older one. */
  'shift.attached': z.strictObject({ shiftId: idSchema, number: z.string(), into: idSchema }),
  /** The drawer is taken out of the till to be counted later; its money is booked by itself until then. */
  'shift.detached': z.strictObject({
    shiftId: idSchema,
    /** What is moved: this till's part of the drawer, and the parts named below. */
    held: beginningSchema,
    /** Parts of tills where nobody was left in the shift, as far as their journals were known. */
    others: z.array(otherBalanceSchema).default([]),
    /** What was typed for its end so far; absent: nothing, or the till of before did not write it down. */
    countDraft: countDraftSchema.optional(),
  }),
  /** This till, where nobody is in the shift any more, learned that its drawer was detached and waits to be counted. */
  'shift.detached_elsewhere': z.strictObject({ shiftId: idSchema, number: z.string(), detachedAt: momentSchema }),
  /** Its owner goes on with a detached drawer instead of ending it. */
  'shift.taken_back': z.strictObject({ shiftId: idSchema }),
  'session.opened': z.strictObject({ sessionId: idSchema, operatorId: idSchema }),
  'session.closed': z.strictObject({
    sessionId: idSchema,
    cause: z.enum(['by_hand', 'shift_ended', 'detached', 'closed_elsewhere']).default('shift_ended'),
  }),
  /** A session of another till is closed from here; its own till writes `session.closed` when it learns of it. */
  'session.closed_elsewhere': z.strictObject({ sessionId: idSchema, till: idSchema, reason: z.string() }),
  'shift.ended': z.strictObject({
    shiftId: idSchema,
    number: z.string(),
    reportNumber: z.string(),
    endedBy: idSchema,
    rows: z.array(figureRowSchema),
    covers: z.array(z.strictObject({ till: idSchema, epoch: z.int(), seq: z.int() })),
    /** What other tills moved in this shift, as far as `covers` says. */
    others: z.array(otherTillSchema).default([]),
    /** The ending lease this end was made under; null: the Agent was not there. */
    leaseId: z.uuid().nullable().default(null),
    /** Documents that came after the count; whoever ended the shift said that it holds all the same. */
    documentsSinceCount: z.int().positive().optional(),
    /** Why somebody ended it who stood at no till. */
    reason: z.string().min(1).max(200).optional(),
  }),
  /** This till learned that a shift it takes part in was ended at another till. */
  'shift.ended_elsewhere': z.strictObject({
    shiftId: idSchema,
    number: z.string(),
    till: idSchema,
    endedBy: idSchema,
    endedAt: momentSchema,
    reportNumber: z.string(),
  }),
  /** The shift was ended twice, and the other end counts: what this till's end booked is taken back. */
  'shift.end_reversed': z.strictObject({
    shiftId: idSchema,
    number: z.string(),
    reportNumber: z.string(),
    counts: z.strictObject({
      till: idSchema,
      reportNumber: z.string(),
      /** Null: a till of before did not write down by whom and when. */
      endedBy: idSchema.nullable().default(null),
      endedAt: momentSchema.nullable().default(null),
    }),
  }),
} as const;
