import type { Database } from 'better-sqlite3';
import { lastNumber } from '#main/shift/shift-records.ts';
import { numbersAfter, type Series } from '#shared/till/number.ts';

/** The next numbers of each series for a business date; they are given out only by the events that carry them. */
export function nextNumbers(
  connection: Database,
  { tillCode, businessDate }: { readonly tillCode: string; readonly businessDate: string },
): (series: Series) => string {
  return numbersAfter(lastNumber(connection), { tillCode, year: Number(businessDate.slice(0, 4)) });
}
