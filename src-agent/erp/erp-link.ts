import type { AgentDatabase } from '#agent/database/tables.ts';
import type { ErpLink } from '#shared/contract/erp.ts';

/** A document that has waited so long says that nobody fetches them. */
const LATE_MS = 15 * 60_000;
const MINUTE_MS = 60_000;
const COUNTED_MAX = 1_000;

/** How the ERP of a store is: as far as the reader that is furthest behind. */
export async function erpLink(
  database: AgentDatabase,
  { store, now }: { readonly store: string; readonly now: string },
): Promise<ErpLink> {
  const readers = await database
    .selectFrom('erp_token')
    .select('confirmed')
    .where('store', '=', store)
    .where('revoked_at', 'is', null)
    .execute();
  if (readers.length === 0) return { state: 'none', waiting: 0, waitingMinutes: 0 };
  const waiting = await database
    .selectFrom('erp_document')
    .select('received_at')
    .where('store', '=', store)
    .where('position', '>', Math.min(...readers.map(({ confirmed }) => confirmed)))
    .orderBy('position')
    .limit(COUNTED_MAX)
    .execute();
  const since = waiting[0]?.received_at ?? now;
  const waitingMs = Math.max(0, Date.parse(now) - Date.parse(since));
  return {
    state: waitingMs > LATE_MS ? 'behind' : 'linked',
    waiting: waiting.length,
    waitingMinutes: Math.floor(waitingMs / MINUTE_MS),
  };
}
