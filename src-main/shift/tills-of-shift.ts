import type { Desk } from '#main/desk/desk.ts';
import { documentsOfTills } from '#main/shift/documents-of-tills.ts';
import { partsOf } from '#main/store/everywhere.ts';
import { partTills, type Roll } from '#main/store/lease-end.ts';
import type { TillOfShift } from '#shared/contract/till-of-shift.ts';

/**
 * Whose figures those of a shift are, and up to which record: this till’s own, first, and of the others what the Agent
 * told. Read from running totals, so that it costs as much after a year as on the first day.
 */
export function tillsOfShift(desk: Desk, shiftId: string, roll: Roll): readonly TillOfShift[] {
  const { connection, journal } = desk;
  const parts = partsOf(connection, shiftId);
  const others = partTills(desk, shiftId, roll);
  const own = { till: journal.till, seq: journal.head().seq, isReported: true };
  const documentsAt = documentsOfTills(desk, shiftId);
  const isElsewhere = !tookPart(desk, parts) && documentsAt(own.till).issued.length === 0;
  const tills = others.length > 0 && isElsewhere ? others : [own, ...others];
  const receipts = receiptsByTill(desk, parts);
  const sums = sumsByTill(desk, parts);
  return tills.map(({ till, seq, isReported }) => ({
    till,
    seq,
    isReported,
    receipts: receipts.get(till) ?? 0,
    ...documentsAt(till),
    cashDocuments: sums
      .filter((sum) => sum.till === till)
      .map(({ currency, amountMinor, count }) => ({ currency, amountMinor, documents: count })),
  }));
}

/** A shift of other tills may be looked at here too; whoever counts its drawer here writes documents of it. */
function tookPart({ connection }: Desk, parts: string): boolean {
  const found = connection.prepare('SELECT 1 FROM session WHERE shift_id IN (SELECT value FROM json_each(?)) LIMIT 1');
  return found.get(parts) !== undefined;
}

/** What was told of this till’s own code is another branch of its journal, and counts as its own. */
function receiptsByTill({ connection, journal }: Desk, parts: string): ReadonlyMap<string, number> {
  const rows = connection
    .prepare(
      `SELECT till, sum(value) AS receipts FROM (
         SELECT @own AS till, value FROM shift_tally
         WHERE shift_id IN (SELECT value FROM json_each(@parts)) AND name = 'receipts'
         UNION ALL
         SELECT till, value FROM pulled_tally
         WHERE shift_id IN (SELECT value FROM json_each(@parts)) AND name = 'receipts'
       ) GROUP BY till`,
    )
    .all({ parts, own: journal.till }) as { till: string; receipts: number }[];
  return new Map(rows.map(({ till, receipts }) => [till, receipts]));
}

/** The movements that End of Shift sums up in its column Cash Documents. */
function sumsByTill({ connection, journal }: Desk, parts: string) {
  return connection
    .prepare(
      `SELECT till, currency, sum(amount_minor) AS amountMinor, sum(entries) AS count FROM (
         SELECT @own AS till, account, currency, movement, amount_minor, entries FROM shift_total
         WHERE shift_id IN (SELECT value FROM json_each(@parts))
         UNION ALL
         SELECT till, account, currency, movement, amount_minor, entries FROM pulled_total
         WHERE shift_id IN (SELECT value FROM json_each(@parts))
       ) WHERE account LIKE 'drawer/%' AND movement IN ('manual_deposit', 'manual_withdrawal')
       GROUP BY till, currency ORDER BY till, currency`,
    )
    .all({ parts, own: journal.till }) as {
    till: string;
    currency: string;
    amountMinor: number;
    count: number;
  }[];
}
