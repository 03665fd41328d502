import type { z } from 'zod';
import type { Desk } from '#main/desk/desk.ts';
import { isHiddenByBlindCount } from '#main/shift/blind.ts';
import { requireSeen } from '#main/shift/seen.ts';
import { partsOf } from '#main/store/everywhere.ts';
import { tagWords } from '#shared/cash-document/tag-words.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { askFigureSchema, FigureDocuments } from '#shared/contract/shift.ts';
import { drawerAccount, type Movement } from '#shared/ledger/posting.ts';
import { no, ok, type Result } from '#shared/result.ts';

type Part = z.infer<typeof askFigureSchema>['part'];

/** Movements that make up each part of a figure; the same split as in `shiftFigures`. */
const MOVEMENTS_OF: Readonly<Record<Part, readonly Movement[]>> = {
  received: ['tendered'],
  change: ['change'],
  returns: ['return'],
  documents: ['manual_deposit', 'manual_withdrawal'],
  openingDifference: ['difference_at_start'],
  deposit: ['deposit_at_start'],
};

/** The documents behind one part of a figure: this till’s page by page in the order of its journal, the others’ as sums. */
export function figureDocuments(desk: Desk, ask: z.infer<typeof askFigureSchema>): Result<FigureDocuments, Refusal> {
  const seen = requireSeen(desk, ask.shiftId);
  if (!seen.ok) return seen;
  const shift = seen.value;
  if (isHiddenByBlindCount(desk, shift)) return no({ code: 'blind_count_first' });
  const of = {
    parts: partsOf(desk.connection, shift.id),
    account: drawerAccount(shift.owner, ask.paymentForm),
    currency: ask.currency,
    movements: JSON.stringify(MOVEMENTS_OF[ask.part]),
  };
  const rows = desk.connection
    .prepare(
      `SELECT event.seq, wall_at AS at, sum(posting.amount_minor) AS amountMinor,
         coalesce(event.body ->> 'number', '') AS number,
         coalesce(nullif(event.body ->> 'description', ''), event.body ->> 'tag', '') AS description
       FROM posting JOIN event USING (epoch, seq)
       WHERE posting.shift_id IN (SELECT value FROM json_each(@parts)) AND account = @account AND currency = @currency AND event.seq > @after
         AND movement IN (SELECT value FROM json_each(@movements))
       GROUP BY event.epoch, event.seq ORDER BY event.seq LIMIT @limit`,
    )
    .all({ ...of, after: ask.after, limit: ask.limit + 1 }) as FigureDocuments['documents'];
  const elsewhere = desk.connection
    .prepare(
      `SELECT till, sum(amount_minor) AS amountMinor, sum(entries) AS entries FROM pulled_total
       WHERE shift_id IN (SELECT value FROM json_each(@parts)) AND account = @account AND currency = @currency
         AND movement IN (SELECT value FROM json_each(@movements))
       GROUP BY till ORDER BY till`,
    )
    .all(of) as FigureDocuments['elsewhere'];
  const { language } = desk.configuration();
  return ok({
    documents: rows.slice(0, ask.limit).map((row) => ({ ...row, description: tagWords(row.description, language) })),
    hasMore: rows.length > ask.limit,
    elsewhere,
  });
}
