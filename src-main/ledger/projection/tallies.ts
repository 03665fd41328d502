import type { Database } from 'better-sqlite3';
import type { Projector } from '#main/ledger/projection/projector.ts';

/** Counts and shares of a shift that are not money in an account: receipts, items, groups, hours, counted pieces. */
export function projectTallies(connection: Database): Projector {
  const counter = connection.prepare(
    'INSERT INTO shift_counter VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = value + excluded.value',
  );
  const group = connection.prepare(
    `INSERT INTO shift_group VALUES (?, ?, ?, 1)
     ON CONFLICT DO UPDATE SET gross_minor = gross_minor + excluded.gross_minor, items = items + 1`,
  );
  const hour = connection.prepare(
    'INSERT INTO shift_hour VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET gross_minor = gross_minor + excluded.gross_minor',
  );
  const turnover = connection.prepare(
    'INSERT INTO item_turnover VALUES (?, 1) ON CONFLICT DO UPDATE SET times_sold = times_sold + 1',
  );
  const count = connection.prepare('INSERT OR REPLACE INTO shift_count VALUES (?, ?, ?, ?, ?, ?)');
  return (event) => {
    const { shiftId } = event;
    if (shiftId === null) return;
    switch (event.kind) {
      case 'sale.completed':
        counter.run(shiftId, 'receipts', 1);
        counter.run(shiftId, 'items', event.body.lines.length);
        counter.run(shiftId, 'voided_lines', event.body.voidedLines);
        for (const line of event.body.lines) {
          group.run(shiftId, line.group, line.valueMinor);
          turnover.run(line.itemId);
        }
        hour.run(shiftId, Number(event.wallAt.slice(11, 13)), event.body.totalMinor);
        break;
      case 'sale.discarded':
        counter.run(shiftId, 'discarded_documents', 1);
        break;
      case 'count.confirmed':
        for (const entry of event.body.entries) {
          const { paymentForm, currency, pieces, totalMinor } = entry;
          count.run(shiftId, event.body.occasion, paymentForm, currency, JSON.stringify(pieces), totalMinor);
        }
        break;
      default:
    }
  };
}
