import type { z } from 'zod';
import { atOneMoment } from '#agent/database/at-one-moment.ts';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { containing } from '#agent/managers/containing.ts';
import { formKinds } from '#agent/managers/end-sheet.ts';
import { operatorNames } from '#agent/managers/open-shifts.ts';
import { expectedRows, revisedRows } from '#agent/managers/shift-figures.ts';
import { isNotEnded } from '#agent/shift/not-ended.ts';
import { readShifts } from '#agent/shift/store-shifts.ts';
import { readWholeShift } from '#agent/shift/whole-shift.ts';
import type { StoreSession, StoreShift, StoreShiftEnd } from '#shared/contract/agent-shift.ts';
import {
  type listShiftsSchema,
  PAGE_ROWS_MAX,
  type PageSessionRow,
  type PageShift,
  type ShiftDetail,
} from '#shared/contract/managers-shifts.ts';
import { EVENT_BODIES } from '#shared/journal/event.ts';
import type { FigureRow } from '#shared/shift/figure-row.ts';

type At = { readonly store: string; readonly now: string };
export type ListShifts = z.infer<typeof listShiftsSchema>;

/** Shifts of all tills, the newest first. One that became part of another is shown as that. */
export async function listShifts(
  database: AgentDatabase,
  at: At,
  { text, from, to, isOpenOnly, skip }: ListShifts,
): Promise<{ readonly shifts: PageShift[]; readonly hasMore: boolean }> {
  let query = database
    .selectFrom('shift')
    .select('shift_id')
    .where('store', '=', at.store)
    .where('attached_to', 'is', null);
  if (from !== null) query = query.where('business_date', '>=', from);
  if (to !== null) query = query.where('business_date', '<=', to);
  if (text !== '') {
    query = query.where(({ or }) => or([containing('number', text), containing('operator_name', text)]));
  }
  if (isOpenOnly) query = query.where(isNotEnded());
  const rows = await query
    .orderBy('started_at', 'desc')
    .orderBy('shift_id', 'desc')
    .offset(skip)
    .limit(PAGE_ROWS_MAX + 1)
    .execute();
  const ids = rows.slice(0, PAGE_ROWS_MAX).map(({ shift_id }) => shift_id);
  const shifts = await atOneMoment(database).execute((transaction) => readShifts(transaction, at, ids));
  return { shifts: shifts.map(pageShiftOf), hasMore: rows.length > PAGE_ROWS_MAX };
}

/** Null: no such shift in this store. */
export async function showShift(database: AgentDatabase, at: At, shiftId: string): Promise<ShiftDetail | null> {
  const shift = await atOneMoment(database).execute((transaction) => readWholeShift(transaction, at, shiftId));
  if (shift === null) return null;
  const names = await operatorNames(database, at.store);
  const kindOf = await formKinds(database, at.store);
  const { end } = shift;
  const revised = revisedRows(shift, kindOf);
  return {
    shift: pageShiftOf(shift),
    rows: [...(end?.rows ?? expectedRows(shift, kindOf))],
    report: end === null ? null : await reportOf(database, at.store, { end, names }),
    revised: revised.some(({ lateMinor }) => lateMinor !== 0) ? [...revised] : [],
    displaced: shift.displaced.map(({ till, reportNumber }) => ({ till, reportNumber })),
    sessions: shift.sessions.map((session) => pageSessionOf(session, { shift, names })),
  };
}

async function reportOf(
  database: AgentDatabase,
  store: string,
  { end, names }: { readonly end: StoreShiftEnd; readonly names: ReadonlyMap<string, string> },
): Promise<NonNullable<ShiftDetail['report']>> {
  const { till, epoch, seq, reportNumber, endedBy, covers } = end;
  const row = await database
    .selectFrom('journal_event')
    .select('body')
    .where('store', '=', store)
    .where('till', '=', till)
    .where('epoch', '=', epoch)
    .where('seq', '=', seq)
    .executeTakeFirst();
  const body = EVENT_BODIES['shift.ended'].safeParse(JSON.parse(row?.body ?? '{}'));
  return {
    number: reportNumber,
    till,
    endedByName: names.get(endedBy) ?? endedBy,
    covers,
    reason: body.data?.reason ?? null,
  };
}

export function pageShiftOf(shift: StoreShift): PageShift {
  const rows = shift.end?.rows ?? expectedRows(shift);
  return {
    shiftId: shift.id,
    number: shift.number,
    operatorName: shift.operatorName,
    businessDate: shift.businessDate,
    tills: [...new Set([shift.homeTill, ...shift.sessions.map(({ till }) => till)])],
    startedAt: shift.startedAt,
    endedAt: shift.end?.endedAt ?? null,
    status: shift.status,
    isOffline: shift.isOffline,
    receipts: shift.sessions.reduce((sum, { documents }) => sum + documents, 0),
    turnover: sumsOf(rows, ({ paymentValueMinor }) => paymentValueMinor),
    difference: rows.every(({ differenceMinor }) => differenceMinor === null)
      ? null
      : sumsOf(
          rows.filter(({ differenceMinor }) => differenceMinor !== null),
          ({ differenceMinor }) => differenceMinor ?? 0,
        ),
  };
}

function sumsOf(rows: readonly FigureRow[], amountOf: (row: FigureRow) => number) {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.currency, (sums.get(row.currency) ?? 0) + amountOf(row));
  return [...sums].map(([currency, amountMinor]) => ({ currency, amountMinor }));
}

export function pageSessionOf(
  session: StoreSession,
  { shift, names }: { readonly shift: StoreShift; readonly names: ReadonlyMap<string, string> },
): PageSessionRow {
  const { closedElsewhere } = session;
  const nameOf = (id: string): string => names.get(id) ?? id;
  return {
    sessionId: session.id,
    till: session.till,
    operatorName: nameOf(session.operatorId),
    shiftId: shift.id,
    shiftNumber: shift.number,
    status: session.status,
    openedAt: session.openedAt,
    closedAt: session.closedAt,
    closedElsewhere:
      closedElsewhere === null
        ? null
        : { till: closedElsewhere.till, byName: nameOf(closedElsewhere.by), reason: closedElsewhere.reason },
    isSettled: session.isSettled,
    receipts: session.documents,
  };
}
