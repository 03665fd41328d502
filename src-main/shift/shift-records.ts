import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { MOVEMENTS, type Owner, readDrawerAccount } from '#shared/ledger/posting.ts';
import type { MovementTotal, RowKey } from '#shared/shift/figures.ts';
import { parametersSchema } from '#shared/shift/parameters.ts';

const shiftRowSchema = z.object({
  id: z.string(),
  number: z.string(),
  owner: z.string().transform((owner) => owner as Owner),
  operator_id: z.string(),
  operator_name: z.string(),
  business_date: z.string(),
  status: z.enum(['open', 'closed']),
  started_at: z.string(),
  ended_at: z.string().nullable(),
  ended_seq: z.int().nullable(),
  ended_by: z.string().nullable(),
  report_number: z.string().nullable(),
  last_money_seq: z.int(),
  beginning: z.string().transform((text) => beginningSchema.parse(JSON.parse(text))),
  parameters: z.string().transform((text) => parametersSchema.parse(JSON.parse(text))),
});
const beginningSchema = z.array(
  z.strictObject({ paymentForm: z.string(), currency: z.string(), amountMinor: z.int() }),
);
export type ShiftRecord = z.infer<typeof shiftRowSchema>;

export function openShiftOf(connection: Database, owner: Owner): ShiftRecord | null {
  const row = connection.prepare(`SELECT * FROM shift WHERE owner = ? AND status = 'open'`).get(owner);
  return row === undefined ? null : shiftRowSchema.parse(row);
}

export function lastEndedShiftOf(connection: Database, owner: Owner): ShiftRecord | null {
  const row = connection
    .prepare(`SELECT * FROM shift WHERE owner = ? AND status = 'closed' ORDER BY ended_seq DESC LIMIT 1`)
    .get(owner);
  return row === undefined ? null : shiftRowSchema.parse(row);
}

export function shiftById(connection: Database, id: string): ShiftRecord | null {
  const row = connection.prepare('SELECT * FROM shift WHERE id = ?').get(id);
  return row === undefined ? null : shiftRowSchema.parse(row);
}

export function openSessionsOf(connection: Database, shiftId: string): readonly string[] {
  return connection
    .prepare(`SELECT id FROM session WHERE shift_id = ? AND status = 'open' ORDER BY opened_at`)
    .pluck()
    .all(shiftId) as string[];
}

/** Running totals of a shift's drawer accounts: a few rows however many receipts there were. */
export function movementTotalsOf(connection: Database, shiftId: string): readonly MovementTotal[] {
  const rows = connection
    .prepare(
      `SELECT account, currency, movement, amount_minor AS amountMinor, entries FROM shift_total
       WHERE shift_id = ? AND account LIKE 'drawer/%'`,
    )
    .all(shiftId) as { account: string; currency: string; movement: string; amountMinor: number; entries: number }[];
  return rows.flatMap(({ account, movement, ...rest }) => {
    const drawer = readDrawerAccount(account);
    const known = MOVEMENTS.find((name) => name === movement);
    return drawer === null || known === undefined
      ? []
      : [{ ...rest, movement: known, paymentForm: drawer.paymentForm }];
  });
}

export function countersOf(connection: Database, shiftId: string): ReadonlyMap<string, number> {
  const rows = connection.prepare('SELECT name, value FROM shift_counter WHERE shift_id = ?').all(shiftId) as {
    name: string;
    value: number;
  }[];
  return new Map(rows.map(({ name, value }) => [name, value]));
}

/** What the owner's drawer accounts hold now: what the next shift begins with. */
export function heldBy(connection: Database, owner: Owner): readonly (RowKey & { readonly amountMinor: number })[] {
  const rows = connection
    .prepare(
      `SELECT account, currency, amount_minor AS amountMinor FROM balance WHERE account LIKE 'drawer/' || ? || '/%'`,
    )
    .all(owner) as { account: string; currency: string; amountMinor: number }[];
  return rows.flatMap(({ account, ...rest }) => {
    const drawer = readDrawerAccount(account);
    return drawer?.owner === owner ? [{ ...rest, paymentForm: drawer.paymentForm }] : [];
  });
}

export function lastNumber(connection: Database): (key: string) => number {
  const last = connection.prepare('SELECT last FROM number_series WHERE series = ?').pluck();
  return (key) => (last.get(key) as number | undefined) ?? 0;
}
