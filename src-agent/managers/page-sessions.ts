import type { z } from 'zod';
import { atOneMoment } from '#agent/database/at-one-moment.ts';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { containing } from '#agent/managers/containing.ts';
import { operatorNames } from '#agent/managers/open-shifts.ts';
import { pageSessionOf } from '#agent/managers/page-shifts.ts';
import { readShifts } from '#agent/shift/store-shifts.ts';
import { type listSessionsSchema, PAGE_ROWS_MAX, type PageSessionRow } from '#shared/contract/managers-shifts.ts';

/** Sessions of all tills, the newest first. */
export async function listSessions(
  database: AgentDatabase,
  at: { readonly store: string; readonly now: string },
  { text, till, isOpenOnly, skip }: z.infer<typeof listSessionsSchema>,
): Promise<{ readonly sessions: PageSessionRow[]; readonly hasMore: boolean }> {
  let query = database
    .selectFrom('session')
    .innerJoin('shift', (join) =>
      join.onRef('shift.store', '=', 'session.store').onRef('shift.shift_id', '=', 'session.shift_id'),
    )
    .select(['session.session_id', 'shift.shift_id'])
    .where('session.store', '=', at.store);
  if (text !== '') {
    query = query.where(({ or }) =>
      or([
        containing('session.till', text),
        containing('shift.number', text),
        containing('shift.operator_name', text),
        containing('session.operator_id', text),
      ]),
    );
  }
  if (till !== null) query = query.where('session.till', '=', till);
  if (isOpenOnly) query = query.where('session.closed_at', 'is', null);
  const rows = await query
    .orderBy('session.opened_at', 'desc')
    .orderBy('session.session_id')
    .offset(skip)
    .limit(PAGE_ROWS_MAX + 1)
    .execute();
  const page = rows.slice(0, PAGE_ROWS_MAX);
  const shiftIds = [...new Set(page.map(({ shift_id }) => shift_id))];
  const shifts = await atOneMoment(database).execute((transaction) => readShifts(transaction, at, shiftIds));
  const names = await operatorNames(database, at.store);
  const sessions = page.flatMap(({ session_id, shift_id }) => {
    const shift = shifts.find(({ id }) => id === shift_id);
    const session = shift?.sessions.find(({ id }) => id === session_id);
    return shift === undefined || session === undefined ? [] : [pageSessionOf(session, { shift, names })];
  });
  return {
    // Closed by an end or from elsewhere, while its own till has not said so yet.
    sessions: isOpenOnly ? sessions.filter(({ status }) => status === 'open') : sessions,
    hasMore: rows.length > PAGE_ROWS_MAX,
  };
}
