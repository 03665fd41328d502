import type { Database } from 'better-sqlite3';
import { lastNumber } from '#main/shift/shift-records.ts';
import { numbersAfter, type Series } from '#shared/till/number.ts';

/** The next numbers of each series for a business date; they are given out only by the events that carry them. */
export function nextNumbers(
  connection: Database,
  { tillCode, businessDate }: { readonly tillCode: string; readonly businessDate: string },
): (series: Series) => string {
  const epoch = connection.prepare('SELECT coalesce(max(epoch), 1) FROM event').pluck().get() as number;
  return numbersAfter(lastNumber(connection), { tillCode, epoch, year: Number(businessDate.slice(0, 4)) });
}
