import type { JournalEvent } from '#shared/journal/event.ts';

export const BATCH_EVENTS_MAX = 200;
/** Small enough for a slow line within the deadline; one event alone may be longer. */
const BATCH_BYTES_MAX = 1024 * 1024;

/** As many of the events, from the first, as fit into one message; at least one. */
export function fitBatch(events: readonly JournalEvent[]): readonly JournalEvent[] {
  let bytes = 0;
  const end = events.findIndex((event, index) => {
    bytes += Buffer.byteLength(JSON.stringify(event), 'utf8');
    return index > 0 && bytes > BATCH_BYTES_MAX;
  });
  return end === -1 ? events : events.slice(0, end);
}
