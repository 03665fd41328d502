import type { Database } from 'better-sqlite3';
import type { ChequeOfDraft } from '#shared/counting/count-draft.ts';

/** A cheque of a shift with the number of the receipt that it paid. */
export type TakenCheque = ChequeOfDraft & {
  /** As it was ticked when the drawer was handed over. Null: nobody had looked, or it was not handed over. */
  readonly wasThere: boolean | null;
};

/**
 * The cheques of a shift in the order in which they were taken: here, then those that came with its drawer from elsewhere.
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
         SELECT 1 AS part, rowid AS place, * FROM shift_cheque WHERE shift_id = @shiftId
         UNION ALL
         SELECT 2, rowid, * FROM told_cheque WHERE shift_id = @shiftId
       )
       SELECT id, payment_form AS paymentForm, currency, number, bank, amount_minor AS amountMinor,
         document_number AS documentNumber, was_there AS wasThere,
         ${looked === 'ticked' ? 'count_cheque' : 'cheque'}.is_there AS isThere
       FROM cheque LEFT JOIN count_cheque ON cheque_id = id ORDER BY part, place`,
    )
    .all({ shiftId }) as (Omit<TakenCheque, 'isThere' | 'wasThere'> & Record<'isThere' | 'wasThere', number | null>)[];
  return rows.map(({ isThere, wasThere, ...cheque }) => ({
    ...cheque,
    isThere: yesOrNo(isThere),
    wasThere: yesOrNo(wasThere),
  }));
}

function yesOrNo(value: number | null): boolean | null {
  return value === null ? null : value === 1;
}

/** Keeps what another till told of the cheques in a drawer; those that were taken here are known. */
export function keepToldCheques(connection: Database, shiftId: string, cheques: readonly ChequeOfDraft[]): void {
  const keep = connection.prepare(
    `INSERT INTO told_cheque
       SELECT @id, @shiftId, @paymentForm, @currency, @number, @bank, @amountMinor, @documentNumber, NULL, NULL
       WHERE NOT EXISTS (SELECT 1 FROM shift_cheque WHERE id = @id)
     ON CONFLICT DO NOTHING`,
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

/** Takes all ticks of a shift off: counted anew, or done with. */
export function forgetTicks(connection: Database, shiftId: string): void {
  connection
    .prepare(
      `DELETE FROM count_cheque WHERE cheque_id IN (
         SELECT id FROM shift_cheque WHERE shift_id = @shiftId UNION SELECT id FROM told_cheque WHERE shift_id = @shiftId)`,
    )
    .run({ shiftId });
}
