import type { AgentTransaction } from '#agent/database/tables.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';

export type SessionClosing = {
  readonly till: string;
  readonly by: string;
  readonly reason: string;
  readonly at: string;
};

/** Who closed a session elsewhere than at its own till: at another till, else on the managers' page. Null: nobody did. */
export async function closingOf(
  transaction: AgentTransaction,
  { store, sessionId }: { readonly store: string; readonly sessionId: string },
): Promise<SessionClosing | null> {
  const atTill = await transaction
    .selectFrom('session_closing')
    .selectAll()
    .where('store', '=', store)
    .where('session_id', '=', sessionId)
    .orderBy('closed_at')
    .executeTakeFirst();
  if (atTill !== undefined) {
    return { till: atTill.till, by: atTill.closed_by, reason: atTill.reason, at: atTill.closed_at };
  }
  const onPage = await transaction
    .selectFrom('page_closing')
    .selectAll()
    .where('store', '=', store)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  if (onPage === undefined) return null;
  return { till: AGENT_PLACE, by: onPage.closed_by_name, reason: onPage.reason, at: onPage.closed_at };
}
