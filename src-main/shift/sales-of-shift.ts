import type { Database } from 'better-sqlite3';
import { partsOf, TOTALS_EVERYWHERE } from '#main/store/everywhere.ts';
import type { SaleTax } from '#shared/sale/sale-body.ts';
import type { Tax } from '#shared/till/configuration.ts';

/** Sales of a shift less its returns, per tax rate, from running totals of the revenue and tax accounts. */
export function salesTaxesOf(connection: Database, shiftId: string, taxes: readonly Tax[]): readonly SaleTax[] {
  const rows = connection
    .prepare(
      `SELECT account, sum(amount_minor) AS amountMinor FROM ${TOTALS_EVERYWHERE}
       WHERE account LIKE 'sales/%' OR account LIKE 'tax/%' GROUP BY account`,
    )
    .all({ parts: partsOf(connection, shiftId) }) as { account: string; amountMinor: number }[];
  const onAccount = (account: string): number => -(rows.find((row) => row.account === account)?.amountMinor ?? 0);
  return taxes
    .map(({ code, rate }) => {
      const netMinor = onAccount(`sales/${code}`);
      const taxMinor = onAccount(`tax/${code}`);
      return { code, rate, netMinor, taxMinor, grossMinor: netMinor + taxMinor };
    })
    .filter(({ grossMinor, taxMinor }) => grossMinor !== 0 || taxMinor !== 0);
}

/** What came back in a shift, at the prices it was sold for; not below zero. */
export function returnsOf(connection: Database, shiftId: string): number {
  const total = connection
    .prepare(
      `SELECT coalesce(sum(amount_minor), 0) FROM ${TOTALS_EVERYWHERE}
       WHERE movement = 'return' AND (account LIKE 'sales/%' OR account LIKE 'tax/%')`,
    )
    .pluck()
    .get({ parts: partsOf(connection, shiftId) });
  return total as number;
}

export type CashRounded = { readonly currency: string; readonly amountMinor: number; readonly documents: number };

/** What cash rounding made of the shift's documents: above zero, more came in than was due. */
export function roundingOf(connection: Database, shiftId: string): readonly CashRounded[] {
  return connection
    .prepare(
      `SELECT currency, -sum(amount_minor) AS amountMinor, sum(entries) AS documents FROM ${TOTALS_EVERYWHERE}
       WHERE account = 'rounding' GROUP BY currency ORDER BY currency`,
    )
    .all({ parts: partsOf(connection, shiftId) }) as CashRounded[];
}

/** Sales since this till exists: revenue and tax accounts over all shifts. */
export function grandTotalOf(connection: Database, currency: string): number {
  const total = connection
    .prepare(
      `SELECT coalesce(sum(amount_minor), 0) FROM balance
       WHERE currency = ? AND (account LIKE 'sales/%' OR account LIKE 'tax/%')`,
    )
    .pluck()
    .get(currency);
  return -(total as number);
}
