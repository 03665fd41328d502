import type { Database } from 'better-sqlite3';
import type { EventRow } from '#main/ledger/event-row.ts';

const PAGE = 500;

/** The rows of the journal in order, a page at a time, however many there are. */
export function* journalRows(connection: Database): Generator<EventRow> {
  const page = connection.prepare('SELECT * FROM event WHERE (epoch, seq) > (?, ?) ORDER BY epoch, seq LIMIT ?');
  let rows = page.all(0, Number.MIN_SAFE_INTEGER, PAGE) as EventRow[];
  while (rows.length > 0) {
    yield* rows;
    const last = rows.at(-1);
    rows = page.all(last?.epoch, last?.seq, PAGE) as EventRow[];
  }
}

/** A row as the record that is sent and exported. What is no JSON stays text: the check of the journal then says so. */
export function recordOf(row: EventRow): Readonly<Record<string, unknown>> {
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
    body: jsonOrText(row.body),
    postings: jsonOrText(row.postings),
    wallAt: row.wall_at,
    monotonicMs: row.monotonic_ms,
    previousHash: row.previous_hash,
    hash: row.hash,
    signature: row.signature,
  };
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
