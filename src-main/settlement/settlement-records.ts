import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type Difference, differenceSchema } from '#shared/settlement/reconcile.ts';
import { type Batch, batchSchema } from '#shared/settlement/settlement-events.ts';

export type Settlement = {
  readonly id: string;
  readonly terminal: string;
  readonly currency: string;
  readonly state: 'requested' | 'settled' | 'settled_with_difference' | 'unknown' | 'failed';
  readonly reason: string;
  readonly code: string;
  readonly requestedAt: string;
  readonly requestedBy: string;
  readonly paymentIds: readonly string[];
  readonly totalMinor: number;
  readonly finishedAt: string | null;
  readonly batch: Batch | null;
  readonly differences: readonly Difference[];
  readonly comment: string;
};

const rowSchema = z
  .object({
    id: z.string(),
    terminal: z.string(),
    currency: z.string(),
    state: z.enum(['requested', 'settled', 'settled_with_difference', 'unknown', 'failed']),
    reason: z.string(),
    code: z.string(),
    requested_at: z.string(),
    requested_by: z.string(),
    payment_ids: z.string(),
    total_minor: z.int(),
    finished_at: z.string().nullable(),
    batch: z.string().nullable(),
    differences: z.string().nullable(),
    comment: z.string(),
  })
  .transform(
    ({ id, terminal, currency, state, reason, code, comment, ...row }): Settlement => ({
      id,
      terminal,
      currency,
      state,
      reason,
      code,
      comment,
      requestedAt: row.requested_at,
      requestedBy: row.requested_by,
      paymentIds: z.array(z.string()).parse(JSON.parse(row.payment_ids)),
      totalMinor: row.total_minor,
      finishedAt: row.finished_at,
      batch: row.batch === null ? null : batchSchema.parse(JSON.parse(row.batch)),
      differences: row.differences === null ? [] : z.array(differenceSchema).parse(JSON.parse(row.differences)),
    }),
  );

/** The one that runs or of which nobody knows; at most one, because no second is begun before. */
export function openSettlement(connection: Database): Settlement | null {
  const row = connection
    .prepare(`SELECT * FROM settlement WHERE state IN ('requested', 'unknown') ORDER BY seq LIMIT 1`)
    .get();
  return row === undefined ? null : rowSchema.parse(row);
}

/** How far it is, for whoever wants the terminal meanwhile; null: none stands in the way. */
export function settlementState(connection: Database): 'requested' | 'unknown' | null {
  const settlement = openSettlement(connection);
  if (settlement === null) return null;
  return settlement.state === 'requested' ? 'requested' : 'unknown';
}

export function settlementById(connection: Database, id: string): Settlement | null {
  const row = connection.prepare('SELECT * FROM settlement WHERE id = ?').get(id);
  return row === undefined ? null : rowSchema.parse(row);
}

/** Newest first. */
export function latestSettlements(connection: Database, limit: number): readonly Settlement[] {
  return connection
    .prepare('SELECT * FROM settlement ORDER BY seq DESC LIMIT ?')
    .all(limit)
    .map((row) => rowSchema.parse(row));
}
