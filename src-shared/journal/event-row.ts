import { canonicalText } from '#shared/journal/chain.ts';
import { type JournalEvent, journalEventSchema } from '#shared/journal/event.ts';

/** An event as a row, at the till and at the Agent alike. Body and postings are canonical JSON. */
export type EventRow = {
  readonly epoch: number;
  readonly seq: number;
  readonly event_id: string;
  readonly till: string;
  readonly kind: string;
  readonly version: number;
  readonly actor: string | null;
  readonly authorised_by: string | null;
  readonly shift_id: string | null;
  readonly session_id: string | null;
  readonly body: string;
  readonly postings: string;
  readonly wall_at: string;
  readonly monotonic_ms: number;
  readonly previous_hash: string;
  readonly hash: string;
  readonly signature: string;
};

export function rowOf(event: JournalEvent): EventRow {
  return {
    epoch: event.epoch,
    seq: event.seq,
    event_id: event.eventId,
    till: event.till,
    kind: event.kind,
    version: event.version,
    actor: event.actor,
    authorised_by: event.authorisedBy,
    shift_id: event.shiftId,
    session_id: event.sessionId,
    body: canonicalText(event.body),
    postings: canonicalText(event.postings),
    wall_at: event.wallAt,
    monotonic_ms: event.monotonicMs,
    previous_hash: event.previousHash,
    hash: event.hash,
    signature: event.signature,
  };
}

export function eventOf(row: EventRow): JournalEvent {
  return journalEventSchema.parse(recordOf(row, JSON.parse));
}

/** A row as the record that is sent, exported and checked. `read` turns the texts of body and postings into JSON. */
export function recordOf(
  row: EventRow,
  read: (text: string) => unknown,
): Readonly<Record<keyof JournalEvent, unknown>> {
  return {
    till: row.till,
    epoch: row.epoch,
    seq: row.seq,
    eventId: row.event_id,
    kind: row.kind,
    version: row.version,
    actor: row.actor,
    authorisedBy: row.authorised_by,
    shiftId: row.shift_id,
    sessionId: row.session_id,
    body: read(row.body),
    postings: read(row.postings),
    wallAt: row.wall_at,
    monotonicMs: row.monotonic_ms,
    previousHash: row.previous_hash,
    hash: row.hash,
    signature: row.signature,
  };
}
