import type { Database } from 'better-sqlite3';
import type { CountedAmount } from '#main/counting/count-entries.ts';
import { type LikelyCause, likelyCauses, type OtherDrawer } from '#shared/counting/likely-causes.ts';
import { drawerAccount, type Owner } from '#shared/ledger/posting.ts';
import type { Denomination } from '#shared/money/currency.ts';
import type { FigureRow } from '#shared/shift/figure-row.ts';
import { isSameRow } from '#shared/shift/figures.ts';

export type DifferingRow = {
  readonly row: FigureRow;
  readonly shiftId: string;
  readonly owner: Owner;
  readonly counted: CountedAmount | null;
  readonly denominations: readonly Denomination[];
  readonly otherDrawers: readonly OtherDrawer[];
  /** What the count at the start differed by and no document booked. */
  readonly foundAtStartMinor: number;
  /** Ids of the till's payment forms. */
  readonly paymentForms: readonly string[];
};

/** Looks for one document of the shift whose amount is just the difference: by index in one account after the other, not over receipts. */
export function causesOfDifference(connection: Database, facts: DifferingRow): readonly LikelyCause[] {
  const { row, shiftId, counted, denominations } = facts;
  const differenceMinor = row.differenceMinor ?? 0;
  if (differenceMinor === 0) return [];
  const documents = connection.prepare(
    `SELECT number, abs(posting.amount_minor) AS amountMinor
     FROM posting JOIN trade_document USING (seq)
     WHERE posting.shift_id = @shiftId AND posting.account LIKE 'drawer/%' AND posting.account = @account
       AND posting.currency = @currency AND posting.movement = @movement AND posting.amount_minor = @amount
     ORDER BY posting.epoch, posting.seq LIMIT 2`,
  );
  const find = (movement: string, amount: number, form: string) =>
    documents.all({
      ...{ shiftId, currency: row.currency, movement, amount },
      account: drawerAccount(facts.owner, form),
    }) as { number: string; amountMinor: number }[];
  const otherForms = facts.paymentForms.filter((form) => form !== row.paymentForm);
  return likelyCauses({
    differenceMinor,
    pieces: counted?.pieces ?? [],
    denominations,
    typedSumMinor: counted !== null && counted.pieces.length === 0 ? counted.totalMinor : null,
    otherFormSales:
      differenceMinor > 0 ? otherForms.flatMap((form) => find('tendered', differenceMinor, form)).slice(0, 2) : [],
    changes: find('change', -Math.abs(differenceMinor), row.paymentForm),
    foundAtStartMinor: facts.foundAtStartMinor,
    otherDrawers: facts.otherDrawers.filter((other) => isSameRow(other, row)),
    transfers: transfersOf(connection, { shiftId, row, amountMinor: Math.abs(differenceMinor) }),
  });
}

/** Transfers of the shift of just this amount, with the till at their other end. */
function transfersOf(
  connection: Database,
  of: { readonly shiftId: string; readonly row: FigureRow; readonly amountMinor: number },
): readonly { readonly till: string; readonly number: string; readonly amountMinor: number }[] {
  return connection
    .prepare(
      `SELECT iif(type = 'CW', event.body ->> '$.transfer.toTill', event.body ->> '$.transfer.fromTill') AS till,
         cash_document.number, amount_minor AS amountMinor
       FROM cash_document JOIN event ON event.shift_id = cash_document.shift_id AND event.seq = cash_document.seq
       WHERE cash_document.shift_id = ? AND payment_form = ? AND currency = ? AND amount_minor = ?
         AND event.body ->> 'purpose' = 'transfer' ORDER BY event.seq DESC LIMIT 1`,
    )
    .all(of.shiftId, of.row.paymentForm, of.row.currency, of.amountMinor) as {
    till: string;
    number: string;
    amountMinor: number;
  }[];
}
