import type { AgentDatabase, AgentTransaction } from '#agent/database/tables.ts';

/** Tills none of whose keys is good any more because they were revoked. */
export async function revokedTills(
  database: AgentDatabase | AgentTransaction,
  store: string,
): Promise<ReadonlySet<string>> {
  const keys = await database
    .selectFrom('till_key')
    .select(['till', 'ended_because'])
    .where('store', '=', store)
    .execute();
  const good = new Set(keys.filter(({ ended_because }) => ended_because === null).map(({ till }) => till));
  return new Set(
    keys.filter(({ till, ended_because }) => ended_because === 'revoked' && !good.has(till)).map(({ till }) => till),
  );
}
