import type { AgentTables } from '#agent/database/tables.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { eventOf, rowOf } from '#shared/journal/event-row.ts';

type Row = AgentTables['journal_event'];

/** A record as it is kept: on a branch, under the epoch that the branch goes by and not the one that it was sealed in. */
export function eventRow(
  event: JournalEvent,
  { store, epoch, receivedAt }: { readonly store: string; readonly epoch: number; readonly receivedAt: string },
): Row {
  const sealed_epoch = event.epoch === epoch ? null : event.epoch;
  return { store, ...rowOf(event), epoch, sealed_epoch, received_at: receivedAt };
}

/** The record as its till sealed it. */
export function sealedEvent(row: Row): JournalEvent {
  return eventOf({ ...row, epoch: row.sealed_epoch ?? row.epoch });
}
