import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { CountOccasion } from '#shared/contract/counting.ts';
import type { CountMark } from '#shared/counting/stale-count.ts';
import type { Drawer } from '#shared/ledger/posting.ts';
import type { RowKey } from '#shared/shift/figures.ts';

/** Which drawer is counted and when in the shift: cells and confirmed amounts are kept under both. */
export type CountOf = { readonly drawer: Drawer; readonly occasion: CountOccasion };

export type Pieces = readonly { readonly valueMinor: number; readonly pieces: number }[];
export type CountedAmount = RowKey & {
  readonly pieces: { valueMinor: number; pieces: number }[];
  readonly totalMinor: number;
};
/** Null: nobody noted when the count was begun. */
export type Marked = { readonly mark: CountMark | null };

const piecesSchema = z.array(z.strictObject({ valueMinor: z.int(), pieces: z.int() }));

/** Amounts taken over into the Start or End window, counted by pieces or typed as a sum. */
export function countedAmounts(connection: Database, { drawer, occasion }: CountOf): readonly CountedAmount[] {
  const rows = connection
    .prepare(
      `SELECT payment_form AS paymentForm, currency, pieces, amount_minor AS totalMinor FROM counted_amount
       WHERE drawer = ? AND occasion = ? ORDER BY payment_form, currency`,
    )
    .all(drawer, occasion) as { paymentForm: string; currency: string; pieces: string; totalMinor: number }[];
  return rows.map(({ pieces, ...row }) => ({ ...row, pieces: piecesSchema.parse(JSON.parse(pieces)) }));
}

export function keepCountedAmount(
  connection: Database,
  of: CountOf,
  amount: RowKey & Marked & { pieces: Pieces; totalMinor: number },
): void {
  const { paymentForm, currency, pieces, totalMinor, mark } = amount;
  connection
    .prepare('INSERT OR REPLACE INTO counted_amount VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      of.drawer,
      of.occasion,
      paymentForm,
      currency,
      JSON.stringify(pieces),
      totalMinor,
      mark?.operations ?? null,
      mark?.changes ?? null,
    );
}

/** Where the count behind an amount was begun. */
export function countedMark(connection: Database, { drawer, occasion }: CountOf, row: RowKey): CountMark | null {
  const kept = connection
    .prepare(
      `SELECT operations, changes FROM counted_amount
       WHERE drawer = ? AND occasion = ? AND payment_form = ? AND currency = ? AND operations IS NOT NULL`,
    )
    .get(drawer, occasion, row.paymentForm, row.currency);
  return (kept as CountMark | undefined) ?? null;
}

export function forgetCountedAmount(connection: Database, of: CountOf, row: RowKey): void {
  connection
    .prepare('DELETE FROM counted_amount WHERE drawer = ? AND occasion = ? AND payment_form = ? AND currency = ?')
    .run(of.drawer, of.occasion, row.paymentForm, row.currency);
}

/** Cells as typed, largest denomination first. A cell nobody typed in is absent; a typed zero is there. */
export function typedCells(
  connection: Database,
  { drawer, occasion }: CountOf,
): readonly (RowKey & { readonly valueMinor: number; readonly pieces: number; readonly typedAt: string })[] {
  return connection
    .prepare(
      `SELECT payment_form AS paymentForm, currency, value_minor AS valueMinor, pieces, typed_at AS typedAt
       FROM count_cell WHERE drawer = ? AND occasion = ? ORDER BY value_minor DESC`,
    )
    .all(drawer, occasion) as (RowKey & { valueMinor: number; pieces: number; typedAt: string })[];
}

export function keepCell(
  connection: Database,
  of: CountOf,
  cell: RowKey & { readonly valueMinor: number; readonly pieces: number | null; readonly typedAt: string },
): void {
  const key = [of.drawer, of.occasion, cell.paymentForm, cell.currency, cell.valueMinor] as const;
  if (cell.pieces === null) {
    connection
      .prepare(
        `DELETE FROM count_cell
         WHERE drawer = ? AND occasion = ? AND payment_form = ? AND currency = ? AND value_minor = ?`,
      )
      .run(...key);
    return;
  }
  connection
    .prepare('INSERT OR REPLACE INTO count_cell VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(...key, cell.pieces, cell.typedAt);
}

/** Wipes cells and amounts: the work they were kept for is done, or was given up. */
export function forgetCount(connection: Database, { drawer, occasion }: CountOf): void {
  forgetCells(connection, { drawer, occasion });
  connection.prepare('DELETE FROM count_value WHERE drawer = ? AND occasion = ?').run(drawer, occasion);
  connection.prepare('DELETE FROM counted_amount WHERE drawer = ? AND occasion = ?').run(drawer, occasion);
}

export function forgetCells(connection: Database, { drawer, occasion }: CountOf): void {
  connection.prepare('DELETE FROM count_cell WHERE drawer = ? AND occasion = ?').run(drawer, occasion);
  connection.prepare('DELETE FROM count_mark WHERE drawer = ? AND occasion = ?').run(drawer, occasion);
}
