import type { Database } from 'better-sqlite3';
import { keepChequesOfTills } from '#main/counting/cheques.ts';
import type { Journal } from '#main/ledger/journal.ts';
import { keepSetting, readSetting } from '#main/till/setting-row.ts';
import { type StoreShift, storeShiftSchema } from '#shared/contract/agent-shift.ts';
import type { Drawer, Owner } from '#shared/ledger/posting.ts';
import { type Coverage, type OtherBalance, otherBalanceSchema } from '#shared/shift/coverage.ts';

const CURSOR = 'feed_cursor';

/**
 * A part that this till's own journal does not hold: another till's, or another branch of its own, which goes by an epoch
 * before the one that it goes on in. Its own part is left out, because its journal knows better.
 */
export function isElsewhere(journal: Pick<Journal, 'till' | 'head'>, part: Pick<Coverage, 'till' | 'epoch'>): boolean {
  return part.till !== journal.till || part.epoch < journal.head().epoch;
}

/** What the Agent told of the store, kept as told. */
export function keepShift(connection: Database, journal: Pick<Journal, 'till' | 'head'>, shift: StoreShift): void {
  const { id, owner, status, startedAt, attachedTo, end, sessions, number, operatorName, businessDate } = shift;
  const asksToClose = end !== null || sessions.some(({ closedElsewhere }) => closedElsewhere !== null);
  connection
    .prepare(
      `INSERT OR REPLACE INTO pulled_shift VALUES (@id, @owner, @status, @startedAt, @attachedTo, @asksToClose, @number,
         @operatorName, @businessDate, @listedMs, @facts)`,
    )
    .run({
      ...{ id, owner, status, startedAt, attachedTo, number, operatorName, businessDate },
      asksToClose: asksToClose ? 1 : 0,
      listedMs: Date.parse(startedAt),
      facts: JSON.stringify(shift),
    });
  keepSessions(connection, shift);
  connection.prepare('DELETE FROM pulled_total WHERE shift_id = ?').run(shift.id);
  connection.prepare('DELETE FROM pulled_tally WHERE shift_id = ?').run(shift.id);
  const total = connection.prepare('INSERT INTO pulled_total VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const tally = connection.prepare('INSERT INTO pulled_tally VALUES (?, ?, ?, ?, ?, ?)');
  const elsewhere = shift.parts.filter((part) => isElsewhere(journal, part));
  for (const part of elsewhere) {
    for (const { account, currency, movement, amountMinor, entries } of part.totals) {
      total.run(shift.id, part.till, part.epoch, account, currency, movement, amountMinor, entries);
    }
    for (const { name, subject, value } of part.tallies)
      tally.run(shift.id, part.till, part.epoch, name, subject, value);
  }
  keepChequesOfTills(
    connection,
    shift.id,
    elsewhere.flatMap(
      ({ till, cheques }) =>
        cheques?.listed.map((cheque) => ({ ...cheque, till: till === journal.till ? null : till })) ?? [],
    ),
  );
  keepMoney(connection, { owner: shift.owner, journal }, shift);
}

function keepSessions(connection: Database, { id, operatorId, operatorName, sessions }: StoreShift): void {
  connection.prepare('DELETE FROM pulled_session WHERE shift_id = ?').run(id);
  const keep = connection.prepare('INSERT OR REPLACE INTO pulled_session VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  for (const session of sessions) {
    const { openedAt } = session;
    const name = session.operatorId === operatorId ? operatorName : null;
    const opened = [Date.parse(openedAt), openedAt.slice(0, 10)];
    keep.run(session.id, id, session.till, session.operatorId, name, session.status, ...opened);
  }
}

/** What other tills hold of an owner’s money, and what of it lies in drawers that were detached and ended. */
export function keepMoney(
  connection: Database,
  { owner, journal }: { readonly owner: string; readonly journal: Pick<Journal, 'till' | 'head'> },
  told: { readonly balances: readonly OtherBalance[]; readonly leftInDetached: readonly OtherBalance[] },
): void {
  keepBalances(connection, { key: owner, journal }, told.balances);
  keepBalances(connection, { key: leftKey(owner), journal }, told.leftInDetached);
}

function leftKey(owner: string): string {
  return `left:${owner}`;
}

/** What was known before and is not named any more is nothing. */
function keepBalances(
  connection: Database,
  { key, journal }: { readonly key: string; readonly journal: Pick<Journal, 'till' | 'head'> },
  balances: readonly OtherBalance[],
): void {
  connection.prepare('DELETE FROM pulled_balance WHERE owner = ?').run(key);
  const keep = connection.prepare('INSERT INTO pulled_balance VALUES (?, ?, ?, ?, ?)');
  for (const { till, epoch, seq, rows } of balances.filter((one) => isElsewhere(journal, one))) {
    keep.run(key, till, epoch, seq, JSON.stringify(rows));
  }
}

export function pulledBalances(connection: Database, owner: Drawer): readonly OtherBalance[] {
  return keptBalances(connection, owner);
}

/** What other tills hold in drawers of an owner that were detached and have been ended. */
export function pulledLeft(connection: Database, owner: Owner): readonly OtherBalance[] {
  return keptBalances(connection, leftKey(owner));
}

function keptBalances(connection: Database, key: string): readonly OtherBalance[] {
  const rows = connection
    .prepare('SELECT till, epoch, seq, rows FROM pulled_balance WHERE owner = ? ORDER BY till, epoch')
    .all(key) as { till: string; epoch: number; seq: number; rows: string }[];
  return rows.map((row) => otherBalanceSchema.parse({ ...row, rows: JSON.parse(row.rows) }));
}

export function pulledShift(connection: Database, id: string): StoreShift | null {
  const facts = connection.prepare('SELECT facts FROM pulled_shift WHERE id = ?').pluck().get(id);
  return typeof facts === 'string' ? storeShiftSchema.parse(JSON.parse(facts)) : null;
}

/** Detached drawers of an owner in which this till took no part, the newest first. */
export function detachedToldOf(connection: Database, owner: Owner): readonly StoreShift[] {
  return connection
    .prepare(
      `SELECT facts FROM pulled_shift
       WHERE owner = ? AND status = 'detached' AND NOT EXISTS (SELECT 1 FROM shift WHERE shift.id = pulled_shift.id)
       ORDER BY listed_ms DESC, id DESC`,
    )
    .pluck()
    .all(owner)
    .map((facts) => storeShiftSchema.parse(JSON.parse(String(facts))));
}

/** The number of the newest shift that an owner began after a moment where this till took no part; null: none. */
export function laterToldOf(connection: Database, owner: Owner, since: string): string | null {
  const number = connection
    .prepare(
      `SELECT number FROM pulled_shift
       WHERE owner = ? AND listed_ms > ? AND NOT EXISTS (SELECT 1 FROM shift WHERE shift.id = pulled_shift.id)
       ORDER BY listed_ms DESC, id DESC LIMIT 1`,
    )
    .pluck()
    .get(owner, Date.parse(since));
  return typeof number === 'string' ? number : null;
}

/** Ended shifts in which this till took no part, the newest first. */
export function endedElsewhere(connection: Database, limit: number): readonly StoreShift[] {
  return connection
    .prepare(
      `SELECT facts FROM pulled_shift WHERE status IN ('closing', 'closed') AND id NOT IN (SELECT id FROM shift)
       ORDER BY listed_ms DESC, id DESC LIMIT ?`,
    )
    .pluck()
    .all(limit)
    .map((facts) => storeShiftSchema.parse(JSON.parse(String(facts))));
}

/** An owner's ended shifts as the Agent told of them, the newest first. */
export function endedToldOf(connection: Database, owner: Owner, limit: number): readonly StoreShift[] {
  return connection
    .prepare(
      `SELECT facts FROM pulled_shift WHERE owner = ? AND status IN ('closing', 'closed')
       ORDER BY listed_ms DESC, id DESC LIMIT ?`,
    )
    .pluck()
    .all(owner, limit)
    .map((facts) => storeShiftSchema.parse(JSON.parse(String(facts))));
}

/** The owner's open shift as the Agent told of it: the oldest, where several were started without knowing of one another. */
export function pulledOpenShift(connection: Database, owner: Owner): StoreShift | null {
  const facts = connection
    .prepare(
      `SELECT facts FROM pulled_shift WHERE owner = ? AND status = 'open' AND attached_to IS NULL
       ORDER BY listed_ms, id LIMIT 1`,
    )
    .pluck()
    .get(owner);
  return typeof facts === 'string' ? storeShiftSchema.parse(JSON.parse(facts)) : null;
}

export function feedCursor(connection: Database): number {
  return Number(readSetting(connection, CURSOR) ?? 0);
}

export function keepFeedCursor(connection: Database, cursor: number): void {
  keepSetting(connection, CURSOR, String(cursor));
}
