import type { Database } from 'better-sqlite3';
import type { Projector } from '#main/ledger/projection/projector.ts';

/** Account balances for ever, and running totals per shift: the end of a shift reads these, never the receipts. */
export function projectBalances(connection: Database): Projector {
  const balance = connection.prepare(
    `INSERT INTO balance VALUES (@account, @currency, @amountMinor)
     ON CONFLICT DO UPDATE SET amount_minor = amount_minor + excluded.amount_minor`,
  );
  const total = connection.prepare(
    `INSERT INTO shift_total VALUES (@shiftId, @account, @currency, @movement, @amountMinor, 1)
     ON CONFLICT DO UPDATE SET amount_minor = amount_minor + excluded.amount_minor, entries = entries + 1`,
  );
  return ({ postings, shiftId }) => {
    for (const { account, currency, amountMinor, movement } of postings) {
      balance.run({ account, currency, amountMinor });
      if (shiftId !== null) total.run({ shiftId, account, currency, movement, amountMinor });
    }
  };
}
