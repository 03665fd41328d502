import type { AgentTables } from '#agent/database/tables.ts';
import { canonicalText } from '#shared/journal/chain.ts';
import type { JournalEvent } from '#shared/journal/event.ts';

export function eventRow(
  event: JournalEvent,
  at: { readonly store: string; readonly receivedAt: string },
): AgentTables['journal_event'] {
  return {
    store: at.store,
    till: event.till,
    epoch: event.epoch,
    seq: event.seq,
    event_id: event.eventId,
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
    received_at: at.receivedAt,
  };
}
