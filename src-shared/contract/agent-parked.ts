import { z } from 'zod';
import { agentIdSchema, unknownTillSchema } from '#shared/contract/agent-fields.ts';
import { amountMinorSchema, currencyCodeSchema, idSchema, momentSchema } from '#shared/contract/fields.ts';
import { movedDocumentSchema } from '#shared/sale/moved-document.ts';
import { PARKING_REASONS } from '#shared/sale/parking-reason.ts';

/** A till with more of them tells of the newest. */
export const TOLD_PARKED_MAX = 200;
/** Whose basket it is, is known by what lies in it: so many lines are told. */
export const TOLD_ITEMS_MAX = 12;

export const parkedItemSchema = z.strictObject({
  name: z.string(),
  quantity: z.string(),
  unit: z.string(),
  valueMinor: amountMinorSchema,
});

/** A document put aside at a till, as those see it who see the till from afar. */
export const toldParkedSchema = z.strictObject({
  documentId: idSchema,
  handledBy: z.string().max(80).describe('name of whoever parked it'),
  parkedAt: momentSchema,
  reason: z.enum(PARKING_REASONS),
  currency: currencyCodeSchema,
  totalMinor: amountMinorSchema,
  lines: z.int().nonnegative(),
  parkedBy: idSchema.optional().describe('a till before this does not say'),
  items: z
    .array(parkedItemSchema)
    .max(TOLD_ITEMS_MAX)
    .optional()
    .describe('the first of them; a till before this tells none'),
});
export type ToldParked = z.infer<typeof toldParkedSchema>;

export const tellParkedSchema = z.strictObject({
  store: agentIdSchema,
  till: agentIdSchema,
  parked: z.array(toldParkedSchema).max(TOLD_PARKED_MAX).describe('all that are parked there now'),
});

/** A document parked at another till of the store, or on its way between two of them. */
export const parkedInStoreSchema = z.strictObject({
  ...toldParkedSchema.shape,
  till: agentIdSchema.describe('where it lies, or comes from'),
  goingTo: agentIdSchema.nullable().describe('the till that it is on its way to; null: it lies where it was parked'),
});
export type ParkedInStore = z.infer<typeof parkedInStoreSchema>;

/** Somebody at another till wants to go on with what is parked here. */
export const parkedRequestSchema = z.strictObject({
  documentId: idSchema,
  toTill: agentIdSchema,
  operatorId: idSchema,
  operatorName: z.string().max(80),
});
export type ParkedRequest = z.infer<typeof parkedRequestSchema>;

export const arrivingDocumentSchema = z.strictObject({ ...movedDocumentSchema.shape, fromTill: agentIdSchema });
export type ArrivingDocument = z.infer<typeof arrivingDocumentSchema>;

/** One page of the feed brings at most this many documents; the next ones come when these have arrived. */
export const ARRIVING_MAX = 20;

/** What a till has to know of documents parked in its store, told whole whenever it is other than what it knows. */
export const parkedNewsSchema = z.strictObject({
  mark: z.string().max(64).describe('names this news; said with the next question'),
  documents: z.array(parkedInStoreSchema),
  requests: z.array(parkedRequestSchema),
  arriving: z.array(arrivingDocumentSchema).max(ARRIVING_MAX),
});
export type ParkedNews = z.infer<typeof parkedNewsSchema>;

export const takeParkedSchema = z.strictObject({
  store: agentIdSchema,
  till: agentIdSchema,
  documentId: idSchema,
  operatorId: idSchema,
  operatorName: z.string().min(1).max(80),
});
export const takeParkedRefusalSchema = z.discriminatedUnion('code', [
  unknownTillSchema,
  z.strictObject({ code: z.literal('not_parked'), words: z.string() }),
  z.strictObject({ code: z.literal('has_payments'), words: z.string(), till: agentIdSchema }),
  z.strictObject({
    code: z.literal('taken_by_other'),
    words: z.string(),
    till: agentIdSchema,
    operatorName: z.string(),
  }),
  z.strictObject({ code: z.literal('till_silent'), words: z.string(), till: agentIdSchema }),
]);
export type TakeParkedRefusal = z.infer<typeof takeParkedRefusalSchema>;
