import type { Database } from 'better-sqlite3';
import type { EventRow } from '#shared/journal/event-row.ts';

const PAGE = 500;

/** The rows of the journal in order, a page at a time, however many there are; with `from`, those after that record. */
export function* journalRows(
  connection: Database,
  from: { readonly epoch: number; readonly seq: number } | null = null,
): Generator<EventRow> {
  const page = connection.prepare('SELECT * FROM event WHERE (epoch, seq) > (?, ?) ORDER BY epoch, seq LIMIT ?');
  let rows = page.all(from?.epoch ?? 0, from?.seq ?? Number.MIN_SAFE_INTEGER, PAGE) as EventRow[];
  while (rows.length > 0) {
    yield* rows;
    const last = rows.at(-1);
    rows = page.all(last?.epoch, last?.seq, PAGE) as EventRow[];
  }
}

/** What is no JSON stays text: the check of the journal then says so. */
export function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
