import type { Database } from 'better-sqlite3';

export type OpenTraining = {
  readonly enteredSeq: number;
  readonly operatorId: string;
  readonly shiftId: string | null;
  readonly enteredAt: string;
  readonly enteredMs: number;
};

/** The training that was entered and not left, as the real journal says; null: the till works for real. */
export function openTraining(connection: Database): OpenTraining | null {
  const row = connection
    .prepare(
      `SELECT entered_seq AS enteredSeq, operator_id AS operatorId, shift_id AS shiftId, entered_at AS enteredAt,
         entered_ms AS enteredMs FROM training WHERE left_seq IS NULL`,
    )
    .get();
  return (row as OpenTraining | undefined) ?? null;
}

/**
 * How long it lasted. The running clock cannot be set; it begins anew with the till, and only then the wall clock is asked.
 */
export function secondsOf(
  connection: Database,
  { enteredSeq, enteredAt, enteredMs }: OpenTraining,
  now: { readonly wall: string; readonly monotonicMs: number },
): number {
  const isSameRun =
    connection.prepare(`SELECT 1 FROM event WHERE seq > ? AND kind = 'till.started' LIMIT 1`).get(enteredSeq) ===
    undefined;
  const ms = isSameRun ? now.monotonicMs - enteredMs : Date.parse(now.wall) - Date.parse(enteredAt);
  return Math.max(0, Math.round(ms / 1_000));
}

export type TimeInTraining = { readonly times: number; readonly minutes: number };

/** How often training was entered from a shift, and for how many minutes together. */
export function trainingOf(connection: Database, shiftId: string): TimeInTraining {
  const { times, seconds } = connection
    .prepare('SELECT count(*) AS times, coalesce(sum(seconds), 0) AS seconds FROM training WHERE shift_id = ?')
    .get(shiftId) as { times: number; seconds: number };
  return { times, minutes: Math.round(seconds / 60) };
}
