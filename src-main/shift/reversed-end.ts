import type { Database } from 'better-sqlite3';
import { EVENT_BODIES, type EventBody } from '#shared/journal/event.ts';
import type { Owner } from '#shared/ledger/posting.ts';

/** An end made at this till that was taken back, because another end of the shift counts. */
export type ReversedEnd = EventBody<'shift.end_reversed'>;

const REVERSED = `SELECT event.body FROM shift JOIN event ON event.seq = reversed_seq AND event.kind = 'shift.end_reversed'`;

/** The one that a report was printed of; null: the end of that report counts. */
export function reversedEndOf(connection: Database, reportNumber: string): ReversedEnd | null {
  const body = connection.prepare(`${REVERSED} WHERE report_number = ?`).pluck().get(reportNumber);
  return read(body);
}

/** The newest one that concerns a person, whose money it was or who made it, until they have started or ended another shift here. */
export function reversedEndFor(
  connection: Database,
  who: { readonly owner: Owner; readonly operatorId: string },
): ReversedEnd | null {
  const body = connection
    .prepare(
      `${REVERSED} WHERE reversed_seq IS NOT NULL
         AND (shift.owner = @owner OR @operatorId = (
           SELECT own.body ->> 'endedBy' FROM event own WHERE own.seq = shift.ended_seq AND own.kind = 'shift.ended'))
         AND NOT EXISTS (
           SELECT 1 FROM shift later WHERE (later.owner = @owner AND later.started_seq > shift.reversed_seq)
             OR (later.ended_by = @operatorId AND later.ended_till IS NULL AND later.ended_seq > shift.reversed_seq))
       ORDER BY reversed_seq DESC LIMIT 1`,
    )
    .pluck()
    .get(who);
  return read(body);
}

function read(body: unknown): ReversedEnd | null {
  return typeof body === 'string' ? EVENT_BODIES['shift.end_reversed'].parse(JSON.parse(body)) : null;
}
