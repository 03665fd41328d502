import type { Database } from 'better-sqlite3';
import { partsOf, TALLIES_EVERYWHERE } from '#main/store/everywhere.ts';

/** Counts of a shift over all tills, by name. */
export function countersOf(connection: Database, shiftId: string): ReadonlyMap<string, number> {
  const rows = connection
    .prepare(`SELECT name, sum(value) AS value FROM ${TALLIES_EVERYWHERE} WHERE subject = '' GROUP BY name`)
    .all({ parts: partsOf(connection, shiftId) }) as { name: string; value: number }[];
  return new Map(rows.map(({ name, value }) => [name, value]));
}

/** Discounts and changed prices of a shift, as they were counted. */
export function discountsOf(counters: ReadonlyMap<string, number>) {
  const counted = (name: 'discounts' | 'price_changes') => ({
    amountMinor: counters.get(`${name}_value`) ?? 0,
    times: counters.get(name) ?? 0,
  });
  return { discounts: counted('discounts'), priceChanges: counted('price_changes') };
}

/** Sales per item group, not reduced by returns, the most sold first; groups of which nothing was sold are left out. */
export function groupsOf(
  connection: Database,
  shiftId: string,
): { readonly group: string; readonly grossMinor: number; readonly items: number }[] {
  return connection
    .prepare(
      `SELECT subject AS "group", sum(iif(name = 'group_gross', value, 0)) AS grossMinor,
         sum(iif(name = 'group_items', value, 0)) AS items
       FROM ${TALLIES_EVERYWHERE} WHERE name IN ('group_gross', 'group_items')
       GROUP BY subject ORDER BY grossMinor DESC, subject`,
    )
    .all({ parts: partsOf(connection, shiftId) }) as { group: string; grossMinor: number; items: number }[];
}

/** Sales per hour of the day, in the order of the clock. */
export function hoursOf(
  connection: Database,
  shiftId: string,
): { readonly hour: number; readonly salesMinor: number }[] {
  return connection
    .prepare(
      `SELECT CAST(subject AS INTEGER) AS hour, sum(value) AS salesMinor FROM ${TALLIES_EVERYWHERE}
       WHERE name = 'hour_gross' GROUP BY subject ORDER BY subject`,
    )
    .all({ parts: partsOf(connection, shiftId) }) as { hour: number; salesMinor: number }[];
}
