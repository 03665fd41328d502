import type { AgentDatabase } from '#agent/database/tables.ts';
import { makeAccount } from '#agent/managers/manager-row.ts';

/** Whoever tries the demo finds the page open; a store that has any account already is nobody's demo. */
export async function foundDemoAccount(database: AgentDatabase, store: string, at: string): Promise<void> {
  const known = await database.selectFrom('manager').select('login').where('store', '=', store).executeTakeFirst();
  if (known !== undefined) return;
  await makeAccount(database, {
    store,
    login: 'ivana',
    name: 'Ivana',
    role: 'owner',
    password: 'tillkeeper',
    isOneTime: false,
    at,
  });
}
