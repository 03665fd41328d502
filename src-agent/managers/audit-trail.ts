import { randomUUID } from 'node:crypto';
import type { AgentDatabase, AgentTransaction } from '#agent/database/tables.ts';
import { ACT_ROWS_MAX, type ManagerAct, type PageAct } from '#shared/contract/managers-records.ts';

export type AuditedAct = {
  readonly store: string;
  readonly at: string;
  readonly login: string;
  readonly name: string;
  readonly act: ManagerAct;
  /** What it was done to: a till, a shift number, a login. */
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly address: string;
};

/** Writes an act down, in the transaction that carries it out where there is one. */
export async function writeAct(database: AgentDatabase | AgentTransaction, act: AuditedAct): Promise<void> {
  await database
    .insertInto('manager_act')
    .values({ ...act, act_id: randomUUID(), detail: JSON.stringify(act.detail) })
    .execute();
}

/** What managers of a store did, the newest first. */
export async function listActs(
  database: AgentDatabase,
  store: string,
  skip: number,
): Promise<{ readonly rows: PageAct[]; readonly hasMore: boolean }> {
  const rows = await database
    .selectFrom('manager_act')
    .selectAll()
    .where('store', '=', store)
    .orderBy('at', 'desc')
    .orderBy('act_id')
    .offset(skip)
    .limit(ACT_ROWS_MAX + 1)
    .execute();
  return {
    rows: rows.slice(0, ACT_ROWS_MAX).map(({ act_id, at, login, name, act, subject, detail, address }) => ({
      actId: act_id,
      at,
      login,
      name,
      act,
      subject,
      detail: detail === '{}' ? '' : detail,
      address,
    })),
    hasMore: rows.length > ACT_ROWS_MAX,
  };
}
