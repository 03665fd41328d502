import type { Database } from 'better-sqlite3';
import { z } from 'zod';

/** How the last run of this till ended: a run without a stop was cut off, by the plug or by a crash. */
export type LastStop = { readonly kind: 'first_start' | 'clean' | 'cut_off'; readonly lastSeenAt: string | null };

const runSchema = z.object({ last_seen_at: z.string(), stopped_at: z.string().nullable() });

/**
 * Begins a run and says how the one before it ended. When it was last seen is told by its last mark or, if later, by the
 * last thing it wrote into the journal.
 */
export function beginRun(connection: Database, wall: string): { readonly runId: number; readonly last: LastStop } {
  const row = connection.prepare('SELECT last_seen_at, stopped_at FROM run ORDER BY id DESC LIMIT 1').get();
  const before = row === undefined ? null : runSchema.parse(row);
  const lastEventAt = connection
    .prepare('SELECT wall_at FROM event ORDER BY epoch DESC, seq DESC LIMIT 1')
    .pluck()
    .get();
  const { lastInsertRowid } = connection
    .prepare('INSERT INTO run (started_at, last_seen_at) VALUES (?, ?)')
    .run(wall, wall);
  return { runId: Number(lastInsertRowid), last: lastStopOf(before, z.string().optional().parse(lastEventAt)) };
}

function lastStopOf(before: z.infer<typeof runSchema> | null, lastEventAt: string | undefined): LastStop {
  if (before === null) return { kind: 'first_start', lastSeenAt: null };
  const marked = before.last_seen_at;
  const isLater = lastEventAt !== undefined && Date.parse(lastEventAt) > Date.parse(marked);
  return { kind: before.stopped_at === null ? 'cut_off' : 'clean', lastSeenAt: isLater ? lastEventAt : marked };
}

/** "Still here", now and then, so that after a cut it is known how long the till was away. */
export function markRun(connection: Database, runId: number, wall: string): void {
  connection.prepare('UPDATE run SET last_seen_at = ? WHERE id = ?').run(wall, runId);
}

export function endRun(connection: Database, runId: number, wall: string): void {
  connection.prepare('UPDATE run SET last_seen_at = ?, stopped_at = ? WHERE id = ?').run(wall, wall, runId);
}
