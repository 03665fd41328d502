import type { Database } from 'better-sqlite3';
import type { Projector } from '#main/ledger/projection/projector.ts';
import { talliesOf } from '#shared/shift/tallies.ts';

/** Counts and shares of a shift that are not money in an account, how often an item sells, and counted pieces. */
export function projectTallies(connection: Database): Projector {
  const tally = connection.prepare(
    'INSERT INTO shift_tally VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = value + excluded.value',
  );
  const turnover = connection.prepare(
    'INSERT INTO item_turnover VALUES (?, 1) ON CONFLICT DO UPDATE SET times_sold = times_sold + 1',
  );
  const count = connection.prepare('INSERT OR REPLACE INTO shift_count VALUES (?, ?, ?, ?, ?, ?)');
  return (event) => {
    const { shiftId } = event;
    if (shiftId === null) return;
    for (const { name, subject, value } of talliesOf(event)) tally.run(shiftId, name, subject, value);
    if (event.kind === 'sale.completed') for (const { itemId } of event.body.lines) turnover.run(itemId);
    if (event.kind !== 'count.confirmed') return;
    for (const { paymentForm, currency, pieces, totalMinor } of event.body.entries) {
      count.run(shiftId, event.body.occasion, paymentForm, currency, JSON.stringify(pieces), totalMinor);
    }
  };
}
