import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { CountOccasion } from '#shared/contract/counting.ts';
import type { RowKey } from '#shared/shift/figures.ts';

/** Whose count it is and when in the shift: cells and confirmed amounts are kept under both. */
export type CountOf = { readonly operatorId: string; readonly occasion: CountOccasion };

export type Pieces = readonly { readonly valueMinor: number; readonly pieces: number }[];
export type CountedAmount = RowKey & {
  readonly pieces: { valueMinor: number; pieces: number }[];
  readonly totalMinor: number;
};

const piecesSchema = z.array(z.strictObject({ valueMinor: z.int(), pieces: z.int() }));

/** Amounts taken over into the Start or End window, counted by pieces or typed as a sum. */
export function countedAmounts(connection: Database, { operatorId, occasion }: CountOf): readonly CountedAmount[] {
  const rows = connection
    .prepare(
      `SELECT payment_form AS paymentForm, currency, pieces, amount_minor AS totalMinor FROM counted_amount
       WHERE operator_id = ? AND occasion = ? ORDER BY payment_form, currency`,
    )
    .all(operatorId, occasion) as { paymentForm: string; currency: string; pieces: string; totalMinor: number }[];
  return rows.map(({ pieces, ...row }) => ({ ...row, pieces: piecesSchema.parse(JSON.parse(pieces)) }));
}

export function keepCountedAmount(
  connection: Database,
  of: CountOf,
  amount: RowKey & { pieces: Pieces; totalMinor: number },
): void {
  connection
    .prepare('INSERT OR REPLACE INTO counted_amount VALUES (?, ?, ?, ?, ?, ?)')
    .run(
      of.operatorId,
      of.occasion,
      amount.paymentForm,
      amount.currency,
      JSON.stringify(amount.pieces),
      amount.totalMinor,
    );
}

export function forgetCountedAmount(connection: Database, of: CountOf, row: RowKey): void {
  connection
    .prepare('DELETE FROM counted_amount WHERE operator_id = ? AND occasion = ? AND payment_form = ? AND currency = ?')
    .run(of.operatorId, of.occasion, row.paymentForm, row.currency);
}

/** Cells as typed, largest denomination first. A cell nobody typed in is absent; a typed zero is there. */
export function typedCells(
  connection: Database,
  { operatorId, occasion }: CountOf,
): readonly (RowKey & { readonly valueMinor: number; readonly pieces: number; readonly typedAt: string })[] {
  return connection
    .prepare(
      `SELECT payment_form AS paymentForm, currency, value_minor AS valueMinor, pieces, typed_at AS typedAt
       FROM count_cell WHERE operator_id = ? AND occasion = ? ORDER BY value_minor DESC`,
    )
    .all(operatorId, occasion) as (RowKey & { valueMinor: number; pieces: number; typedAt: string })[];
}

export function keepCell(
  connection: Database,
  of: CountOf,
  cell: RowKey & { readonly valueMinor: number; readonly pieces: number | null; readonly typedAt: string },
): void {
  const key = [of.operatorId, of.occasion, cell.paymentForm, cell.currency, cell.valueMinor] as const;
  if (cell.pieces === null) {
    connection
      .prepare(
        `DELETE FROM count_cell
         WHERE operator_id = ? AND occasion = ? AND payment_form = ? AND currency = ? AND value_minor = ?`,
      )
      .run(...key);
    return;
  }
  connection
    .prepare('INSERT OR REPLACE INTO count_cell VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(...key, cell.pieces, cell.typedAt);
}

/** Wipes cells and amounts: the work they were kept for is done, or was given up. */
export function forgetCount(connection: Database, { operatorId, occasion }: CountOf): void {
  forgetCells(connection, { operatorId, occasion });
  connection.prepare('DELETE FROM count_value WHERE operator_id = ? AND occasion = ?').run(operatorId, occasion);
  connection.prepare('DELETE FROM counted_amount WHERE operator_id = ? AND occasion = ?').run(operatorId, occasion);
}

export function forgetCells(connection: Database, { operatorId, occasion }: CountOf): void {
  connection.prepare('DELETE FROM count_cell WHERE operator_id = ? AND occasion = ?').run(operatorId, occasion);
}
