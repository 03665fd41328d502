import type { z } from 'zod';
import type { Desk } from '#main/desk/desk.ts';
import { requireSeen } from '#main/shift/seen.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { askFigureSchema, FigureDocuments } from '#shared/contract/shift.ts';
import { drawerAccount, type Movement } from '#shared/ledger/posting.ts';
import { ok, type Result } from '#shared/result.ts';

type Part = z.infer<typeof askFigureSchema>['part'];

/** Movements that make up each part of a figure; the same split as in `shiftFigures`. */
const MOVEMENTS_OF: Readonly<Record<Part, readonly Movement[]>> = {
  received: ['tendered'],
  change: ['change'],
  returns: ['return'],
  documents: ['manual_deposit', 'manual_withdrawal'],
  deposit: ['deposit_at_start', 'difference_at_start'],
};

/** The documents of the open shift behind one part of a figure, page by page in the order of the journal. */
export function figureDocuments(desk: Desk, ask: z.infer<typeof askFigureSchema>): Result<FigureDocuments, Refusal> {
  const seen = requireSeen(desk, ask.shiftId);
  if (!seen.ok) return seen;
  const shift = seen.value;
  const rows = desk.connection
    .prepare(
      `SELECT event.seq, wall_at AS at, sum(posting.amount_minor) AS amountMinor,
         coalesce(event.body ->> 'number', '') AS number,
         coalesce(nullif(event.body ->> 'description', ''), event.body ->> 'tag', '') AS description
       FROM posting JOIN event USING (epoch, seq)
       WHERE posting.shift_id = @shiftId AND account = @account AND currency = @currency AND event.seq > @after
         AND movement IN (SELECT value FROM json_each(@movements))
       GROUP BY event.epoch, event.seq ORDER BY event.seq LIMIT @limit`,
    )
    .all({
      shiftId: shift.id,
      account: drawerAccount(shift.owner, ask.paymentForm),
      currency: ask.currency,
      after: ask.after,
      movements: JSON.stringify(MOVEMENTS_OF[ask.part]),
      limit: ask.limit + 1,
    }) as FigureDocuments['documents'];
  return ok({ documents: rows.slice(0, ask.limit), hasMore: rows.length > ask.limit });
}
