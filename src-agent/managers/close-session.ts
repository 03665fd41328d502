import type { AgentDatabase } from '#agent/database/tables.ts';
import { lockFeed, tellOf } from '#agent/feed/store-feed.ts';
import { writeAct } from '#agent/managers/audit-trail.ts';
import type { Actor } from '#agent/managers/managers-implementer.ts';
import { readShift } from '#agent/shift/store-shifts.ts';
import type { ManagersRefusal } from '#shared/contract/managers-fields.ts';
import { no, ok, type Result } from '#shared/result.ts';

/**
 * Closes a session for a till that nobody can reach. Checked in this order: session known, still open. Its till closes it
 * for itself when it hears of it; what it sold meanwhile still counts in the shift.
 */
export async function closeSession(
  database: AgentDatabase,
  { sessionId, reason }: { readonly sessionId: string; readonly reason: string },
  { store, login, name, at, address }: Actor,
): Promise<Result<Record<string, never>, ManagersRefusal>> {
  return await database.transaction().execute(async (transaction) => {
    const position = await lockFeed(transaction, { store, now: at });
    const row = await transaction
      .selectFrom('session')
      .select('shift_id')
      .where('store', '=', store)
      .where('session_id', '=', sessionId)
      .executeTakeFirst();
    const shift = row === undefined ? null : await readShift(transaction, { store, now: at }, row.shift_id);
    const session = shift?.sessions.find(({ id }) => id === sessionId);
    if (shift === null || session === undefined) return no({ code: 'not_there', facts: {} });
    if (session.status === 'closed') return no({ code: 'session_closed', facts: { till: session.till } });
    await transaction
      .insertInto('page_closing')
      .values({ store, session_id: sessionId, closed_by: login, closed_by_name: name, reason, closed_at: at })
      .execute();
    await tellOf(transaction, { store, position }, [shift.id]);
    await writeAct(transaction, {
      store,
      login,
      name,
      at,
      address,
      act: 'session_closed',
      subject: session.till,
      detail: { shift: shift.number, sessionId, reason },
    });
    return ok({});
  });
}
