import { z } from 'zod';
import { operatorEvents } from '#shared/access/operator-events.ts';
import { cardEvents } from '#shared/card/card-events.ts';
import { cashDocumentEvents } from '#shared/cash-document/cash-document-events.ts';
import { catalogueEvents } from '#shared/catalogue/catalogue-events.ts';
import { idSchema, momentSchema } from '#shared/contract/fields.ts';
import { countEvents } from '#shared/counting/count-events.ts';
import { deviceEvents } from '#shared/device/device-events.ts';
import { drawerEvents } from '#shared/drawer/drawer-events.ts';
import { journalEvents } from '#shared/journal/journal-events.ts';
import { layoutEvents } from '#shared/layout/layout-events.ts';
import { type Posting, postingSchema } from '#shared/ledger/posting.ts';
import { masterDataEvents } from '#shared/master-data/master-data-events.ts';
import { paperEvents } from '#shared/paper/paper-events.ts';
import { parameterEvents } from '#shared/parameter/parameter-events.ts';
import { safeEvents } from '#shared/safe/safe-events.ts';
import { saleEvents } from '#shared/sale/sale-events.ts';
import { settlementEvents } from '#shared/settlement/settlement-events.ts';
import { shiftEvents } from '#shared/shift/shift-events.ts';
import { terminalEvents } from '#shared/terminal/terminal-events.ts';
import { tillEvents } from '#shared/till/till-events.ts';
import { trainingEvents } from '#shared/training/training-events.ts';

/**
 * Every kind of event a till may write, each with the shape of its body, one line a domain. Bodies only ever gain kinds or
 * versions: what is written stays readable for as long as the law keeps books.
 */
export const EVENT_BODIES = {
  ...masterDataEvents,
  ...operatorEvents,
  ...cardEvents,
  ...cashDocumentEvents,
  ...catalogueEvents,
  ...countEvents,
  ...journalEvents,
  ...deviceEvents,
  ...drawerEvents,
  ...layoutEvents,
  ...paperEvents,
  ...parameterEvents,
  ...safeEvents,
  ...saleEvents,
  ...settlementEvents,
  ...shiftEvents,
  ...terminalEvents,
  ...tillEvents,
  ...trainingEvents,
} as const;

export type EventKind = keyof typeof EVENT_BODIES;
export const EVENT_KINDS = Object.keys(EVENT_BODIES) as readonly EventKind[];
export type EventBody<K extends EventKind> = z.infer<(typeof EVENT_BODIES)[K]>;

/** What a decision wants written; sequence, time, hashes and signature are added when it is kept. */
export type NewEvent = {
  [K in EventKind]: {
    readonly kind: K;
    readonly actor: string | null;
    readonly authorisedBy: string | null;
    readonly shiftId: string | null;
    readonly sessionId: string | null;
    readonly body: EventBody<K>;
    readonly postings: readonly Posting[];
  };
}[EventKind];

/** A journal record as kept, sent and exported. `body` is checked against its kind by `parseEventBody`. */
export const journalEventSchema = z.strictObject({
  till: idSchema,
  epoch: z.int().positive(),
  seq: z.int().positive(),
  eventId: z.uuid(),
  kind: z.string().max(60),
  version: z.int().positive(),
  actor: idSchema.nullable(),
  authorisedBy: idSchema.nullable(),
  shiftId: idSchema.nullable(),
  sessionId: idSchema.nullable(),
  body: z.record(z.string(), z.unknown()),
  postings: z.array(postingSchema).max(10_000),
  wallAt: momentSchema,
  monotonicMs: z.int(),
  previousHash: z.string().regex(/^[0-9a-f]{64}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
});
export type JournalEvent = z.infer<typeof journalEventSchema>;

/** A kept event with its body typed by kind, or `kind: null` for a kind this version does not know (from a newer till). */
export type KnownEvent = {
  [K in EventKind]: Omit<JournalEvent, 'kind' | 'body'> & { readonly kind: K; readonly body: EventBody<K> };
}[EventKind];

export function isEventKind(kind: string): kind is EventKind {
  return Object.hasOwn(EVENT_BODIES, kind);
}

/** Reads the body by its kind. Null: a kind unknown to this version, kept and passed on but moving nothing here. */
export function knownEvent(event: JournalEvent): KnownEvent | null {
  if (!isEventKind(event.kind) || event.version !== 1) return null;
  return { ...event, kind: event.kind, body: EVENT_BODIES[event.kind].parse(event.body) } as KnownEvent;
}

/** Like `knownEvent` for whoever only reads along: a body that is not that of its kind means nothing, instead of a fault. */
export function readableEvent(event: JournalEvent): KnownEvent | null {
  if (!isEventKind(event.kind) || event.version !== 1) return null;
  const body = EVENT_BODIES[event.kind].safeParse(event.body);
  return body.success ? ({ ...event, kind: event.kind, body: body.data } as KnownEvent) : null;
}
