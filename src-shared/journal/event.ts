import { z } from 'zod';
import { cashDocumentAttributeSchema, PURPOSES, payerSchema, transferSchema } from '#shared/cash-document/purpose.ts';
import { CASH_DOCUMENT_TAGS } from '#shared/cash-document/tag.ts';
import { amountMinorSchema, currencyCodeSchema, dateSchema, idSchema, momentSchema } from '#shared/contract/fields.ts';
import { type Posting, postingSchema } from '#shared/ledger/posting.ts';
import { saleBodySchema, saleLineSchema } from '#shared/sale/sale-body.ts';
import { figureRowSchema } from '#shared/shift/figure-row.ts';
import { parametersSchema } from '#shared/shift/parameters.ts';

const piecesSchema = z.array(z.strictObject({ valueMinor: amountMinorSchema, pieces: z.int().nonnegative() }));

/**
 * Every kind of event a till may write, each with the shape of its body. Bodies only ever gain kinds or versions:
 * what is written stays readable for as long as the law keeps books.
 */
export const EVENT_BODIES = {
  'till.founded': z.strictObject({
    tillCode: idSchema,
    publicKey: z.string(),
    shop: z.strictObject({ name: z.string(), address: z.string(), place: z.string(), taxId: z.string() }),
  }),
  'till.started': z.strictObject({ version: z.string(), lastStop: z.enum(['first_start', 'clean', 'cut_off']) }),
  'till.stopped': z.strictObject({}),
  'clock.set_back': z.strictObject({ lastTrustedAt: momentSchema, nowAt: momentSchema }),
  'catalogue.imported': z.strictObject({
    fileName: z.string(),
    sha256: z.string(),
    rows: z.int(),
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    skipped: z.int(),
  }),
  'operator.logged_on': z.strictObject({ operatorId: idSchema, method: z.enum(['pin', 'password', 'badge']) }),
  'operator.logon_failed': z.strictObject({ operatorId: idSchema, failures: z.int() }),
  'operator.badge_unknown': z.strictObject({ failures: z.int() }),
  'operator.logged_off': z.strictObject({ operatorId: idSchema }),
  'operator.locked': z.strictObject({ operatorId: idSchema, cause: z.enum(['by_hand', 'idle']) }),
  'operator.unlocked': z.strictObject({ operatorId: idSchema }),
  'operator.pin_changed': z.strictObject({ operatorId: idSchema }),
  'shift.started': z.strictObject({
    shiftId: idSchema,
    number: z.string(),
    owner: z.string(),
    operatorId: idSchema,
    operatorName: z.string(),
    businessDate: dateSchema,
    beginning: z.array(
      z.strictObject({ paymentForm: idSchema, currency: currencyCodeSchema, amountMinor: amountMinorSchema }),
    ),
    parameters: parametersSchema,
    isOffline: z.boolean(),
  }),
  'session.opened': z.strictObject({ sessionId: idSchema, operatorId: idSchema }),
  'session.closed': z.strictObject({ sessionId: idSchema }),
  'count.confirmed': z.strictObject({
    occasion: z.enum(['start', 'end']),
    entries: z.array(
      z.strictObject({
        paymentForm: idSchema,
        currency: currencyCodeSchema,
        pieces: piecesSchema,
        totalMinor: amountMinorSchema,
      }),
    ),
  }),
  'cash_document.issued': z.strictObject({
    documentId: idSchema,
    number: z.string(),
    type: z.enum(['CD', 'CW']),
    tag: z.enum(CASH_DOCUMENT_TAGS),
    description: z.string(),
    paymentForm: idSchema,
    currency: currencyCodeSchema,
    amountMinor: amountMinorSchema,
    handledBy: idSchema,
    /** These five are null or empty on documents that the till writes by itself. */
    purpose: z.enum(PURPOSES).nullable(),
    reason: z.strictObject({ id: idSchema, name: z.string() }).nullable(),
    payer: payerSchema.nullable(),
    transfer: transferSchema.nullable(),
    attributes: z.array(cashDocumentAttributeSchema),
  }),
  'sale.completed': saleBodySchema,
  'sale.discarded': z.strictObject({
    documentId: idSchema,
    lines: z.array(saleLineSchema),
    totalMinor: amountMinorSchema,
  }),
  'shift.ended': z.strictObject({
    shiftId: idSchema,
    number: z.string(),
    reportNumber: z.string(),
    endedBy: idSchema,
    rows: z.array(figureRowSchema),
    covers: z.array(z.strictObject({ till: idSchema, epoch: z.int(), seq: z.int() })),
  }),
  'report.interim_printed': z.strictObject({ reportNumber: z.string() }),
  'print.ordered_copy': z.strictObject({
    jobId: idSchema,
    originalJobId: idSchema,
    documentNumber: z.string(),
    copy: z.int(),
  }),
  'print.ended': z.strictObject({
    jobId: idSchema,
    kind: z.string(),
    documentNumber: z.string(),
    copy: z.int(),
    outcome: z.enum(['printed', 'sent_unconfirmed', 'unknown', 'failed', 'abandoned']),
    isAnswered: z.boolean(),
  }),
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
