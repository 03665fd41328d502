import type { Database } from 'better-sqlite3';
import type { LastStop } from '#main/till/run-record.ts';
import type { TillState } from '#shared/contract/till.ts';

/** What "Where was I" shows after a run that was cut off; null after a clean stop. */
export function recoveredState(
  connection: Database,
  facts: { readonly lastStop: LastStop; readonly startedAt: string; readonly journalLength: number },
): TillState['recovered'] {
  const { lastStop, startedAt, journalLength } = facts;
  if (lastStop.kind !== 'cut_off' || lastStop.lastSeenAt === null) return null;
  const lastDocument = connection
    .prepare(
      `SELECT id, number, type, total_minor AS totalMinor, issued_at AS at FROM trade_document
        ORDER BY seq DESC LIMIT 1`,
    )
    .get() as NonNullable<TillState['recovered']>['lastDocument'] | undefined;
  return {
    lastSeenAt: lastStop.lastSeenAt,
    startedAt,
    journalLength,
    lastDocument: lastDocument ?? null,
  };
}
