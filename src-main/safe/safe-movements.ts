import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { MOVEMENTS } from '#shared/ledger/posting.ts';
import type { SafeCash } from '#shared/safe/safe-limit.ts';
import type { RowKey } from '#shared/shift/figures.ts';

const movementSchema = z.object({
  paymentForm: z.string(),
  currency: z.string(),
  amountMinor: z.int(),
  movement: z.enum(MOVEMENTS),
  number: z.string(),
  description: z.string(),
  handledBy: z.string().nullable(),
  movedAt: z.string(),
});
export type SafeMovement = z.infer<typeof movementSchema>;

const COLUMNS = `payment_form AS paymentForm, currency, amount_minor AS amountMinor, movement, number, description,
  handled_by AS handledBy, moved_at AS movedAt`;

/** What a day moved, the newest first. `row`: of one payment form and currency only. */
export function safeMovements(connection: Database, { day, row }: { readonly day: string; readonly row: RowKey }) {
  return connection
    .prepare(
      `SELECT ${COLUMNS} FROM safe_movement
       WHERE payment_form = ? AND currency = ? AND substr(moved_at, 1, 10) = ? ORDER BY rowid DESC`,
    )
    .all(row.paymentForm, row.currency, day)
    .map((found) => movementSchema.parse(found));
}

export type SafeDayRow = RowKey & {
  /** What lay in the safe before the day. */
  readonly beginningMinor: number;
  readonly depositsMinor: number;
  readonly withdrawalsMinor: number;
  readonly transactions: number;
};

/** The figures of one day for each payment form and currency that was ever moved. */
export function safeDay(connection: Database, day: string): readonly SafeDayRow[] {
  return connection
    .prepare(
      `SELECT payment_form AS paymentForm, currency,
         coalesce(sum(amount_minor) FILTER (WHERE substr(moved_at, 1, 10) < @day), 0) AS beginningMinor,
         coalesce(sum(amount_minor) FILTER (WHERE substr(moved_at, 1, 10) = @day AND amount_minor > 0), 0)
           AS depositsMinor,
         coalesce(sum(amount_minor) FILTER (WHERE substr(moved_at, 1, 10) = @day AND amount_minor < 0), 0)
           AS withdrawalsMinor,
         count(*) FILTER (WHERE substr(moved_at, 1, 10) = @day) AS transactions
       FROM safe_movement GROUP BY payment_form, currency`,
    )
    .all({ day }) as readonly SafeDayRow[];
}

/** Days on which anything was moved, the newest first. */
export function safeDays(connection: Database): readonly string[] {
  return connection
    .prepare('SELECT DISTINCT substr(moved_at, 1, 10) AS day FROM safe_movement ORDER BY day DESC LIMIT 400')
    .pluck()
    .all() as string[];
}

/** What the safe holds of a payment form in a currency, as far as it went through this till. */
export function heldInSafe(connection: Database, { currency, paymentForm }: RowKey): number {
  return connection
    .prepare('SELECT coalesce(sum(amount_minor), 0) FROM safe_movement WHERE payment_form = ? AND currency = ?')
    .pluck()
    .get(paymentForm, currency) as number;
}

/** Cash in the safe per currency, and since when nothing was taken to the bank. */
export function cashInSafe(connection: Database, cashForm: string): readonly SafeCash[] {
  return connection
    .prepare(
      `SELECT currency, sum(amount_minor) AS balanceMinor,
         substr(coalesce(max(moved_at) FILTER (WHERE movement = 'safe_withdrawal'),
           min(moved_at) FILTER (WHERE amount_minor > 0)), 1, 10) AS since
       FROM safe_movement WHERE payment_form = ? GROUP BY currency ORDER BY currency`,
    )
    .all(cashForm) as readonly SafeCash[];
}
