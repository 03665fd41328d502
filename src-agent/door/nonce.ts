import type { AgentDatabase, TillKey } from '#agent/database/tables.ts';
import { SIGNATURE_WINDOW_MS, TILL_REQUESTS_PER_MINUTE } from '#shared/contract/agent-door.ts';

const MINUTE_MS = 60_000;

export type Passage = 'let_in' | 'replayed' | 'too_many';

/** Lets a request in once, through however many instances, and so many of one till a minute. */
export async function takeNonce(
  database: AgentDatabase,
  { store, till, nonce, nowMs }: TillKey & { readonly nonce: string; readonly nowMs: number },
): Promise<Passage> {
  const recent = await database
    .selectFrom('request_nonce')
    .select('nonce')
    .where('store', '=', store)
    .where('till', '=', till)
    .where('at', '>', textOf(nowMs - MINUTE_MS))
    // Noted while the clock was ahead: no request of this minute.
    .where('at', '<', textOf(nowMs + SIGNATURE_WINDOW_MS))
    .limit(TILL_REQUESTS_PER_MINUTE)
    .execute();
  if (recent.length >= TILL_REQUESTS_PER_MINUTE) return 'too_many';
  const taken = await database
    .insertInto('request_nonce')
    .values({ store, till, nonce, at: textOf(nowMs) })
    .onConflict((conflict) => conflict.columns(['store', 'till', 'nonce']).doNothing())
    .returning('nonce')
    .executeTakeFirst();
  return taken === undefined ? 'replayed' : 'let_in';
}

function textOf(ms: number): string {
  return new Date(ms).toISOString();
}
