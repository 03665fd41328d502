import type { AgentDatabase } from '#agent/database/tables.ts';
import { MASTER_KINDS, type MasterBody, type MasterKind } from '#shared/master-data/master-kinds.ts';

/** Everything that a store has of a kind, by id. */
export async function recordsOf<K extends MasterKind>(
  database: AgentDatabase,
  store: string,
  kind: K,
): Promise<readonly MasterBody<K>[]> {
  const rows = await database
    .selectFrom('master_record')
    .select('body')
    .where('store', '=', store)
    .where('kind', '=', kind)
    .where('body', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map(({ body }) => MASTER_KINDS[kind].parse(JSON.parse(body ?? '')) as MasterBody<K>);
}
