import type { Database } from 'better-sqlite3';
import type { Projector } from '#main/ledger/projection/projector.ts';
import { assert } from '#shared/assert.ts';
import type { KnownEvent } from '#shared/journal/event.ts';
import { readNumber } from '#shared/till/number.ts';

/** The last number of each series. A number that does not follow the last one is a fault: series have no gaps. */
export function projectNumbers(connection: Database): Projector {
  const last = connection.prepare('SELECT last FROM number_series WHERE series = ?').pluck();
  const keep = connection.prepare('INSERT OR REPLACE INTO number_series VALUES (?, ?)');
  return (event) => {
    for (const number of numbersOf(event)) {
      const read = readNumber(number);
      const before = read === null ? 0 : ((last.get(read.key) as number | undefined) ?? 0);
      assert(read !== null && read.counter === before + 1, 'a number follows the last of its series', {
        number,
        before,
      });
      keep.run(read.key, read.counter);
    }
  };
}

/** Numbers that an event gives out, in the order of their giving. */
export function numbersOf(event: KnownEvent): readonly string[] {
  switch (event.kind) {
    case 'shift.started':
    case 'cash_document.issued':
    case 'safe.moved':
    case 'sale.completed':
    case 'sale.corrected':
      return [event.body.number];
    case 'shift.ended':
    case 'report.interim_printed':
      return [event.body.reportNumber];
    default:
      return [];
  }
}
