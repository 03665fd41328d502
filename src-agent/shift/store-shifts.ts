import { z } from 'zod';
import type { AgentTransaction } from '#agent/database/tables.ts';
import { waitingDrawer } from '#agent/shift/detached.ts';
import { holds, LEASE_MS } from '#agent/shift/later.ts';
import { leftInDetached, ownerBalances } from '#agent/shift/owner-balances.ts';
import { shiftParts } from '#agent/shift/parts.ts';
import { inPrecedence } from '#agent/shift/precedence.ts';
import { closingOf } from '#agent/shift/session-closing.ts';
import type { ShiftTables } from '#agent/shift/shift-tables.ts';
import type { StoreSession, StoreShift, StoreShiftEnd } from '#shared/contract/agent-shift.ts';
import { MOVEMENTS } from '#shared/ledger/posting.ts';
import { coverageSchema } from '#shared/shift/coverage.ts';
import { figureRowSchema } from '#shared/shift/figure-row.ts';
import { parametersSchema } from '#shared/shift/parameters.ts';

type Row<T extends keyof ShiftTables> = ShiftTables[T];

/** Shifts with their sessions and figures as they stand now, in the order asked for; unknown ids are left out. */
export async function readShifts(
  transaction: AgentTransaction,
  at: { readonly store: string; readonly now: string },
  shiftIds: readonly string[],
): Promise<readonly StoreShift[]> {
  const shifts: StoreShift[] = [];
  for (const shiftId of shiftIds) {
    const shift = await readShift(transaction, at, shiftId);
    if (shift !== null) shifts.push(shift);
  }
  return shifts;
}

export async function readShift(
  transaction: AgentTransaction,
  { store, now }: { readonly store: string; readonly now: string },
  shiftId: string,
): Promise<StoreShift | null> {
  const row = await transaction
    .selectFrom('shift')
    .selectAll()
    .where('store', '=', store)
    .where('shift_id', '=', shiftId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const totals = await rowsOf(transaction, 'shift_total', { store, shiftId });
  const tallies = await rowsOf(transaction, 'shift_tally', { store, shiftId });
  const reaches = await rowsOf(transaction, 'shift_reach', { store, shiftId });
  const ends = await rowsOf(transaction, 'shift_end', { store, shiftId });
  const [counted, ...displaced] = (await inPrecedence(transaction, store, ends)).map(endOf);
  const sessions = await readSessions(transaction, { store, shiftId }, { totals, tallies, end: counted ?? null });
  const parts = await shiftParts(
    transaction,
    { store, shiftId },
    {
      totals: totals.map((row) => ({ ...totalOf(row), till: row.till })),
      tallies: tallies.map(({ till, name, subject, amount }) => ({ till, name, subject, value: amount })),
      reaches,
    },
  );
  const waiting = await waitingDrawer(transaction, { store, shiftId });
  return {
    id: row.shift_id,
    number: row.number,
    owner: row.owner,
    operatorId: row.operator_id,
    operatorName: row.operator_name,
    homeTill: row.home_till,
    businessDate: row.business_date,
    startedAt: row.started_at,
    isOffline: row.is_offline !== 0,
    beginning: beginningSchema.parse(JSON.parse(row.beginning)),
    parameters: parametersSchema.parse(JSON.parse(row.parameters)),
    detachedAt: waiting?.since ?? null,
    countDraft: waiting?.countDraft ?? null,
    status: statusOf({
      isEnded: counted !== undefined,
      isAttached: row.attached_to !== null,
      isDetached: waiting !== null,
      sessions,
    }),
    attachedTo: row.attached_to,
    end: counted ?? null,
    displaced: displaced.map(({ till, epoch, seq, reportNumber }) => ({ till, epoch, seq, reportNumber })),
    lease: await readLease(transaction, { store, now, shiftId }),
    sessions,
    parts,
    balances: [...(await ownerBalances(transaction, { store, owner: row.owner }))],
    leftInDetached: [...(await leftInDetached(transaction, { store, owner: row.owner }))],
  };
}

const beginningSchema = z.array(
  z.strictObject({ paymentForm: z.string(), currency: z.string(), amountMinor: z.int() }),
);

/** Ended, and not yet known to each till that takes part: what those sell meanwhile may still come. */
function statusOf(facts: {
  readonly isEnded: boolean;
  readonly isAttached: boolean;
  readonly isDetached: boolean;
  readonly sessions: readonly StoreSession[];
}): StoreShift['status'] {
  if (facts.isAttached) return 'closed';
  if (!facts.isEnded) return facts.isDetached ? 'detached' : 'open';
  return facts.sessions.every(({ isSettled }) => isSettled) ? 'closed' : 'closing';
}

function endOf(row: Row<'shift_end'>): StoreShiftEnd {
  return {
    till: row.till,
    epoch: row.epoch,
    seq: row.seq,
    reportNumber: row.report_number,
    endedBy: row.ended_by,
    endedAt: row.ended_at,
    isLeased: row.is_leased !== 0,
    rows: z.array(figureRowSchema).parse(JSON.parse(row.figures)),
    covers: z.array(coverageSchema).parse(JSON.parse(row.covers)),
  };
}

async function readSessions(
  transaction: AgentTransaction,
  { store, shiftId }: { readonly store: string; readonly shiftId: string },
  facts: {
    readonly totals: readonly Row<'shift_total'>[];
    readonly tallies: readonly Row<'shift_tally'>[];
    readonly end: StoreShiftEnd | null;
  },
): Promise<StoreSession[]> {
  const rows = await transaction
    .selectFrom('session')
    .selectAll()
    .where('store', '=', store)
    .where('shift_id', '=', shiftId)
    .orderBy('opened_at')
    .orderBy('session_id')
    .execute();
  const sessions: StoreSession[] = [];
  for (const row of rows) {
    const closing = await closingOf(transaction, { store, sessionId: row.session_id });
    const closedAt = row.closed_at ?? closing?.at ?? facts.end?.endedAt ?? null;
    sessions.push({
      id: row.session_id,
      till: row.till,
      operatorId: row.operator_id,
      status: closedAt === null ? 'open' : 'closed',
      openedAt: row.opened_at,
      closedAt,
      isSettled: row.closed_at !== null || closing !== null,
      closedElsewhere: closing === null ? null : { till: closing.till, by: closing.by, reason: closing.reason },
      documents: facts.tallies
        .filter(
          ({ session_id, name }) => session_id === row.session_id && (name === 'receipts' || name === 'corrections'),
        )
        .reduce((sum, { amount }) => sum + amount, 0),
      totals: facts.totals.filter(({ session_id }) => session_id === row.session_id).map(totalOf),
    });
  }
  return sessions;
}

function totalOf({ account, currency, movement, amount_minor, entries }: Row<'shift_total'>) {
  return { account, currency, movement: z.enum(MOVEMENTS).parse(movement), amountMinor: amount_minor, entries };
}

async function readLease(
  transaction: AgentTransaction,
  { store, now, shiftId }: { readonly store: string; readonly now: string; readonly shiftId: string },
): Promise<StoreShift['lease']> {
  const row = await transaction
    .selectFrom('ending_lease')
    .selectAll()
    .where('store', '=', store)
    .where('shift_id', '=', shiftId)
    .executeTakeFirst();
  if (row === undefined || !holds(row.expires_at, { at: now, forMs: LEASE_MS })) return null;
  return {
    till: row.till,
    operatorId: row.operator_id,
    operatorName: row.operator_name,
    forMs: Date.parse(row.expires_at) - Date.parse(now),
  };
}

async function rowsOf<T extends 'shift_total' | 'shift_tally' | 'shift_reach' | 'shift_end'>(
  transaction: AgentTransaction,
  table: T,
  at: { readonly store: string; readonly shiftId: string },
): Promise<Row<T>[]> {
  const rows = await transaction
    .selectFrom(table as 'shift_total')
    .selectAll()
    .where('store', '=', at.store)
    .where('shift_id', '=', at.shiftId)
    .execute();
  return rows as unknown as Row<T>[];
}
