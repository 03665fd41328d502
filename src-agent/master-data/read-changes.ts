import type { AgentDatabase } from '#agent/database/tables.ts';
import type { ChangesPage } from '#shared/contract/agent-master-data.ts';
import type { MasterKind } from '#shared/master-data/master-kinds.ts';

export type AskChanges = {
  readonly store: string;
  readonly after: number;
  readonly kinds: readonly MasterKind[];
  readonly limit: number;
};

/** One page of what changed after a cursor, oldest change first. A till that asks on until nothing is left has it all. */
export async function readChanges(database: AgentDatabase, ask: AskChanges): Promise<Omit<ChangesPage, 'erp'>> {
  const { after, kinds, limit, store } = ask;
  const later = database
    .selectFrom('master_record')
    .where('store', '=', store)
    .where('cursor', '>', after)
    .where('kind', 'in', [...kinds]);
  const rows = await later.select(['kind', 'id', 'cursor', 'body']).orderBy('cursor').limit(limit).execute();
  const { count } = await later
    .select((row) => row.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return {
    changes: rows.map(({ kind, id, cursor, body }) => ({
      kind: kind as MasterKind,
      id,
      cursor,
      body: body === null ? null : (JSON.parse(body) as Record<string, unknown>),
    })),
    cursor: rows.at(-1)?.cursor ?? after,
    left: Number(count) - rows.length,
  };
}
