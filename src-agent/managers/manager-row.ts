import type { AgentDatabase, AgentTransaction } from '#agent/database/tables.ts';
import { hashPassword } from '#agent/managers/password.ts';
import type { ManagerRole } from '#shared/managers/manager-role.ts';

export type ManagerKey = { readonly store: string; readonly login: string };
export type Manager = ManagerKey & {
  readonly name: string;
  readonly role: ManagerRole;
  readonly passwordHash: string;
  readonly isOneTime: boolean;
  readonly isEnded: boolean;
};

export async function readAccount(
  database: AgentDatabase | AgentTransaction,
  { store, login }: ManagerKey,
): Promise<Manager | null> {
  const row = await database
    .selectFrom('manager')
    .selectAll()
    .where('store', '=', store)
    .where('login', '=', login)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { name, role, password_hash, is_one_time, ended_at } = row;
  return {
    store,
    login,
    name,
    role,
    passwordHash: password_hash,
    isOneTime: is_one_time !== 0,
    isEnded: ended_at !== null,
  };
}

/** What is kept together with a change of an account, or neither is: who did it. */
type Alongside = { readonly alongside?: (transaction: AgentTransaction) => Promise<void> };

/** Makes an account. False: there is one of that login, and nothing was changed. */
export async function makeAccount(
  database: AgentDatabase,
  made: ManagerKey &
    Alongside & {
      readonly name: string;
      readonly role: ManagerRole;
      readonly password: string;
      readonly isOneTime: boolean;
      readonly at: string;
    },
): Promise<boolean> {
  const { store, login, name, role, password, isOneTime, at } = made;
  const passwordHash = await hashPassword(password);
  return await database.transaction().execute(async (transaction) => {
    const row = await transaction
      .insertInto('manager')
      .values({
        store,
        login,
        name,
        role,
        password_hash: passwordHash,
        is_one_time: isOneTime ? 1 : 0,
        made_at: at,
        ended_at: null,
      })
      .onConflict((conflict) => conflict.columns(['store', 'login']).doNothing())
      .returning('login')
      .executeTakeFirst();
    if (row === undefined) return false;
    await made.alongside?.(transaction);
    return true;
  });
}

/**
 * Sets a password, and ends every session of the account but the one named: whoever else was in is out. `revives`: an account
 * that was ended may be used again; otherwise it is none. False: no such account.
 */
export async function setPassword(
  database: AgentDatabase,
  { store, login }: ManagerKey,
  set: Alongside & {
    readonly password: string;
    readonly isOneTime: boolean;
    readonly keepTokenHash: string | null;
    readonly revives?: boolean;
  },
): Promise<boolean> {
  const passwordHash = await hashPassword(set.password);
  return await database.transaction().execute(async (transaction) => {
    let account = transaction
      .updateTable('manager')
      .set({ password_hash: passwordHash, is_one_time: set.isOneTime ? 1 : 0, ended_at: null })
      .where('store', '=', store)
      .where('login', '=', login);
    if (set.revives !== true) account = account.where('ended_at', 'is', null);
    const changed = await account.returning('login').executeTakeFirst();
    await transaction
      .deleteFrom('manager_session')
      .where('store', '=', store)
      .where('login', '=', login)
      .where('token_hash', '<>', set.keepTokenHash ?? '')
      .execute();
    if (changed === undefined) return false;
    await set.alongside?.(transaction);
    return true;
  });
}

/** Whoever is logged on with an account is logged off. */
export async function endSessionsOf(transaction: AgentTransaction, { store, login }: ManagerKey): Promise<void> {
  await transaction.deleteFrom('manager_session').where('store', '=', store).where('login', '=', login).execute();
}

/** The only store that has accounts here; null where there are none or more than one. */
export async function onlyStore(database: AgentDatabase): Promise<string | null> {
  const rows = await database.selectFrom('manager').select('store').distinct().limit(2).execute();
  return rows.length === 1 ? (rows[0]?.store ?? null) : null;
}
