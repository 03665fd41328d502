import type { Database } from 'better-sqlite3';
import { endedRowsOf } from '#main/shift/ended-rows.ts';
import { endedShiftsOf, type ShiftRecord } from '#main/shift/shift-records.ts';
import { type StartSheet, startSheetSchema } from '#shared/contract/start-of-shift.ts';
import { leftOfCounted, type Pieces, takeFromCounted } from '#shared/counting/take.ts';
import type { Owner } from '#shared/ledger/posting.ts';

const SHOWN_MAX = 3;

/** The owner's last ended shifts, newest first: what each left in cash, and by how much it differed. */
export function lastShifts(
  connection: Database,
  { owner, cash }: { readonly owner: Owner; readonly cash: string },
): StartSheet['lastShifts'] {
  return endedShiftsOf(connection, owner, SHOWN_MAX).map((shift) => ({
    number: shift.number,
    endedAt: shift.ended_at ?? shift.started_at,
    rows: endedRowsOf(connection, shift)
      .filter(({ paymentForm }) => paymentForm === cash)
      .map(({ currency, remainingMinor, differenceMinor }) => ({ currency, remainingMinor, differenceMinor })),
  }));
}

const piecesSchema = startSheetSchema.shape.rows.element.shape.leftPieces;

/**
 * Notes and coins that the last shift left of what was counted at its end, less those that the end said to take. Null
 * where nothing was counted by pieces, or where they do not make up what lies there now.
 */
export function piecesLeft(
  connection: Database,
  last: ShiftRecord | null,
  row: { readonly paymentForm: string; readonly currency: string; readonly lyingMinor: number },
): Pieces | null {
  if (last === null || row.lyingMinor === 0) return null;
  const text = connection
    .prepare(
      `SELECT pieces FROM shift_count WHERE shift_id = ? AND occasion = 'end' AND payment_form = ? AND currency = ?`,
    )
    .pluck()
    .get(last.id, row.paymentForm, row.currency);
  const counted = typeof text === 'string' ? (piecesSchema.parse(JSON.parse(text)) ?? []) : [];
  const ended = endedRowsOf(connection, last).find(
    ({ paymentForm, currency }) => paymentForm === row.paymentForm && currency === row.currency,
  );
  const left = leftOfCounted(counted, takeFromCounted(ended?.withdrawalMinor ?? 0, counted));
  const sumMinor = left.reduce((sum, { valueMinor, pieces }) => sum + valueMinor * pieces, 0);
  return sumMinor === row.lyingMinor ? left : null;
}
