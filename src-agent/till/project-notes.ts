import type { AgentTransaction } from '#agent/database/tables.ts';
import { type JournalEvent, readableEvent } from '#shared/journal/event.ts';
import { tillNoteOf } from '#shared/journal/till-note.ts';

/** Writes down what is of note in a till's events, in the transaction that stores them. */
export async function projectNotes(
  transaction: AgentTransaction,
  store: string,
  events: readonly JournalEvent[],
): Promise<void> {
  const rows = events.flatMap((event) => {
    const known = readableEvent(event);
    const found = known === null ? null : tillNoteOf(known);
    if (found === null) return [];
    const { till, epoch, seq, wallAt: at, actor, authorisedBy: authorised_by } = event;
    return [{ store, till, epoch, seq, ...found, at, actor, authorised_by }];
  });
  if (rows.length > 0) await transaction.insertInto('till_note').values(rows).execute();
}
