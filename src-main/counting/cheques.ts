import type { Database } from 'better-sqlite3';
import { partsOf } from '#main/store/everywhere.ts';
import type { ChequeOfDraft } from '#shared/counting/count-draft.ts';
import type { ChequeOfSale } from '#shared/sale/cheques-of-sale.ts';
import { isSameRow, type RowKey } from '#shared/shift/figures.ts';

/** A cheque of a shift with the number of the receipt that it paid. */
export type TakenCheque = ChequeOfDraft & {
  /** As it was ticked when the drawer was handed over. Null: nobody had looked, or it was not handed over. */
  readonly wasThere: boolean | null;
  /** The other till at which it was taken and lies. Null: in the drawer here. */
  readonly till: string | null;
};

/**
 * The cheques of a shift over all its tills, and of those that go on as part of it, in the order in which they were taken:
 * here, then those that came with its drawer, then those that lie at other tills, as the Agent told of them.
 * `ticked`: as they stand in the counting window now; `confirmed`: as the last count took them over.
 */
export function chequesOf(
  connection: Database,
  shiftId: string,
  looked: 'ticked' | 'confirmed',
): readonly TakenCheque[] {
  const rows = connection
    .prepare(
      `WITH cheque AS (
         SELECT 1 AS part, NULL AS at, rowid AS place, ${COLUMNS} FROM shift_cheque
         WHERE shift_id IN (SELECT value FROM json_each(@parts))
         UNION ALL
         SELECT 2, iif(is_with_drawer, NULL, till), rowid, ${COLUMNS} FROM told_cheque
         WHERE shift_id IN (SELECT value FROM json_each(@parts))
           AND NOT EXISTS (SELECT 1 FROM shift_cheque WHERE shift_cheque.id = told_cheque.id)
       )
       SELECT id, at AS till, payment_form AS paymentForm, currency, number, bank, amount_minor AS amountMinor,
         document_number AS documentNumber, was_there AS wasThere,
         ${looked === 'ticked' ? 'count_cheque' : 'cheque'}.is_there AS isThere
       FROM cheque LEFT JOIN count_cheque ON cheque_id = id ORDER BY part, at, place`,
    )
    .all({ parts: partsOf(connection, shiftId) }) as (Omit<TakenCheque, 'isThere' | 'wasThere'> &
    Record<'isThere' | 'wasThere', number | null>)[];
  return rows.map(({ isThere, wasThere, ...cheque }) => ({
    ...cheque,
    isThere: yesOrNo(isThere),
    wasThere: yesOrNo(wasThere),
  }));
}

const COLUMNS =
  'id, shift_id, payment_form, currency, number, bank, amount_minor, document_number, is_there, was_there';

function yesOrNo(value: number | null): boolean | null {
  return value === null ? null : value === 1;
}

/** What cheques of other tills come to that were told as a sum only: the row says more than the list. */
export function unlistedOf(
  { endingMinor, ...row }: RowKey & { readonly endingMinor: number },
  cheques: readonly TakenCheque[],
): number {
  const listed = cheques.filter((cheque) => isSameRow(cheque, row));
  return Math.max(0, endingMinor - listed.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
}

/** Keeps what the Agent told of the cheques of other tills of a shift, and that alone; no till: another branch of this one. */
export function keepChequesOfTills(
  connection: Database,
  shiftId: string,
  cheques: readonly (ChequeOfSale & Pick<TakenCheque, 'till'>)[],
): void {
  const keep = connection.prepare(
    `INSERT INTO told_cheque VALUES (${TOLD_VALUES}, @till, 0) ON CONFLICT (id) DO UPDATE SET till = excluded.till`,
  );
  for (const cheque of cheques) keep.run({ ...cheque, shiftId });
  connection
    .prepare(
      `DELETE FROM told_cheque WHERE shift_id = ? AND is_with_drawer = 0 AND till IS NOT NULL
         AND id NOT IN (SELECT value FROM json_each(?))`,
    )
    .run(shiftId, JSON.stringify(cheques.map(({ id }) => id)));
}

const TOLD_VALUES = '@id, @shiftId, @paymentForm, @currency, @number, @bank, @amountMinor, @documentNumber, NULL, NULL';

/** Keeps what another till told of the cheques in a drawer that it handed over. */
export function keepChequesOfDrawer(connection: Database, shiftId: string, cheques: readonly ChequeOfDraft[]): void {
  const keep = connection.prepare(
    `INSERT INTO told_cheque VALUES (${TOLD_VALUES}, NULL, 1) ON CONFLICT (id) DO UPDATE SET is_with_drawer = 1`,
  );
  const was = ['shift_cheque', 'told_cheque'].map((table) =>
    connection.prepare(`UPDATE ${table} SET was_there = ? WHERE id = ?`),
  );
  for (const { isThere, ...cheque } of cheques) {
    keep.run({ ...cheque, shiftId });
    for (const statement of was) statement.run(isThere === null ? null : Number(isThere), cheque.id);
  }
}

export function keepTick(connection: Database, tick: { readonly chequeId: string; readonly isThere: boolean }): void {
  connection.prepare('INSERT OR REPLACE INTO count_cheque VALUES (?, ?)').run(tick.chequeId, tick.isThere ? 1 : 0);
}

/** The drawer is gone on with elsewhere: what came with it lies at the tills that took it. */
export function leaveChequesOfDrawer(connection: Database, shiftId: string): void {
  connection.prepare('UPDATE told_cheque SET is_with_drawer = 0 WHERE shift_id = ?').run(shiftId);
}

/** Takes all ticks of a shift off: counted anew, or done with. */
export function forgetTicks(connection: Database, shiftId: string): void {
  const forget = connection.prepare('DELETE FROM count_cheque WHERE cheque_id = ?');
  for (const { id } of chequesOf(connection, shiftId, 'ticked')) forget.run(id);
}
