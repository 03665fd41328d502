import type { Database } from 'better-sqlite3';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { requireOperator } from '#main/shift/standing.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { TillState } from '#shared/contract/till.ts';
import { event } from '#shared/journal/decision.ts';
import { ok, type Result } from '#shared/result.ts';

/** The clock as it was set back, over however many steps, until somebody has acknowledged it; null: nothing to say. */
export function clockNotice(connection: Database): TillState['clockSetBack'] {
  const row = connection
    .prepare(
      `SELECT (SELECT last_trusted_at FROM clock_notice ORDER BY epoch, seq LIMIT 1) AS lastTrustedAt,
         (SELECT now_at FROM clock_notice ORDER BY epoch DESC, seq DESC LIMIT 1) AS nowAt`,
    )
    .get() as { lastTrustedAt: string | null; nowAt: string | null };
  const { lastTrustedAt, nowAt } = row;
  return lastTrustedAt === null || nowAt === null ? null : { lastTrustedAt, nowAt };
}

/** Whoever is logged on has read that the clock was set back; the journal keeps both. */
export function acknowledgeClock(
  desk: Desk,
  input: { readonly commandId: string },
): Result<Record<string, never>, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  return carryOut(desk, { call: 'till.acknowledgeClock', input }, () => {
    const scene = { actor: operator.value.id, shiftId: null, sessionId: null };
    if (clockNotice(desk.connection) !== null) desk.journal.append(event('clock.acknowledged', scene, {}));
    return ok({});
  });
}
