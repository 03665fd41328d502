import type { Database } from 'better-sqlite3';
import type { AgentDatabase, AgentTransaction } from '#agent/database/tables.ts';
import { revokedTills } from '#agent/enrolment/revoked-tills.ts';
import { readTills } from '#agent/feed/read-feed.ts';

type Store = { readonly store: string; readonly at: string };

/** Says in a backup that is put in place that it is one. */
export function markRestored(copy: Database, at: string): void {
  copy
    .prepare(
      `INSERT INTO agent_restore (store, known_at) SELECT DISTINCT store, ? FROM till WHERE true
       ON CONFLICT (store) DO UPDATE SET known_at = excluded.known_at`,
    )
    .run(at);
}

/**
 * A till gave back what was lost here: this database was put back from a backup, whoever did it. What was known of before
 * stays known, as long as not every till was heard since.
 */
export async function noteRestore(transaction: AgentTransaction, { store, at }: Store): Promise<void> {
  const unheard = await unheardSinceRestore(transaction, { store, at });
  if (unheard !== null && unheard.tills.length > 0) return;
  await transaction
    .insertInto('agent_restore')
    .values({ store, known_at: at })
    .onConflict((conflict) => conflict.column('store').doUpdateSet({ known_at: at }))
    .execute();
}

/** Tills that may know of ends on the page that are forgotten here. Null: nobody knows of a restore. */
export async function unheardSinceRestore(
  database: AgentDatabase | AgentTransaction,
  { store, at }: Store,
): Promise<{ readonly since: string; readonly tills: readonly string[] } | null> {
  const restore = await database
    .selectFrom('agent_restore')
    .select('known_at')
    .where('store', '=', store)
    .executeTakeFirst();
  if (restore === undefined) return null;
  const revoked = await revokedTills(database, store);
  const tills = (await readTills(database, { store, now: at }))
    .filter(({ till, lastContactAt }) => !revoked.has(till) && (lastContactAt ?? '') < restore.known_at)
    .map(({ till }) => till);
  return { since: restore.known_at, tills };
}
