import type { AgentDatabase, AgentTransaction } from '#agent/database/tables.ts';
import { writeAct } from '#agent/managers/audit-trail.ts';
import { endSessionsOf, makeAccount, setPassword } from '#agent/managers/manager-row.ts';
import type { Actor } from '#agent/managers/managers-implementer.ts';
import { oneTimePassword } from '#agent/managers/password.ts';
import type { ChangeAccount, MakeAccount, PageAccount } from '#shared/contract/managers-accounts.ts';
import type { ManagersRefusal } from '#shared/contract/managers-fields.ts';
import { no, ok, type Result } from '#shared/result.ts';

const NOT_THERE = { code: 'not_there', facts: {} } as const;

/** Everybody who may use the page, or might once. */
export async function listAccounts(database: AgentDatabase, store: string): Promise<PageAccount[]> {
  const rows = await database
    .selectFrom('manager')
    .select(['login', 'name', 'role', 'is_one_time', 'made_at', 'ended_at'])
    .where('store', '=', store)
    .orderBy('login')
    .execute();
  return rows.map(({ login, name, role, is_one_time, made_at, ended_at }) => ({
    login,
    name,
    role,
    isOneTime: is_one_time !== 0,
    madeAt: made_at,
    endedAt: ended_at,
  }));
}

/** Makes an account; its password is good for the first logon. Refused: a login that somebody has or had. */
export async function makePageAccount(
  database: AgentDatabase,
  made: MakeAccount,
  actor: Actor,
): Promise<Result<{ readonly password: string }, ManagersRefusal>> {
  const { store, at } = actor;
  const { login, name, role } = made;
  const password = oneTimePassword();
  const act = { ...actor, act: 'account_made', subject: login, detail: { name, role } } as const;
  const alongside = async (transaction: AgentTransaction) => await writeAct(transaction, act);
  const isMade = await makeAccount(database, { store, login, name, role, password, isOneTime: true, at, alongside });
  return isMade ? ok({ password }) : no({ code: 'login_taken', facts: { login } });
}

/**
 * Changes name, role, and whether the account may be used; one that may not is logged off everywhere. Checked in this
 * order: account known, an owner is left who may use the page.
 */
export async function changeAccount(
  database: AgentDatabase,
  { login, name, role, isEnded }: ChangeAccount,
  actor: Actor,
): Promise<Result<Record<string, never>, ManagersRefusal>> {
  const { store, at } = actor;
  return await database.transaction().execute(async (transaction) => {
    const owners = await lockOwners(transaction, store);
    const before = await transaction
      .selectFrom('manager')
      .select(['name', 'role', 'ended_at'])
      .where('store', '=', store)
      .where('login', '=', login)
      .executeTakeFirst();
    if (before === undefined) return no(NOT_THERE);
    const staysOwner = role === 'owner' && !isEnded;
    if (!staysOwner && owners.every((owner) => owner === login)) return no({ code: 'last_owner', facts: {} });
    await transaction
      .updateTable('manager')
      .set({ name, role, ended_at: isEnded ? (before.ended_at ?? at) : null })
      .where('store', '=', store)
      .where('login', '=', login)
      .execute();
    if (isEnded) await endSessionsOf(transaction, { store, login });
    const detail = {
      before: { name: before.name, role: before.role, isEnded: before.ended_at !== null },
      name,
      role,
      isEnded,
    };
    await writeAct(transaction, {
      ...actor,
      act: isEnded ? 'account_ended' : 'account_changed',
      subject: login,
      detail,
    });
    return ok({});
  });
}

/** A new password for one logon, for whoever has forgotten theirs; all sessions of the account end. */
export async function resetAccount(
  database: AgentDatabase,
  login: string,
  actor: Actor,
): Promise<Result<{ readonly password: string }, ManagersRefusal>> {
  const { store } = actor;
  const password = oneTimePassword();
  const act = { ...actor, act: 'password_reset', subject: login, detail: {} } as const;
  const alongside = async (transaction: AgentTransaction) => await writeAct(transaction, act);
  const set = { password, isOneTime: true, keepTokenHash: null, alongside };
  return (await setPassword(database, { store, login }, set)) ? ok({ password }) : no(NOT_THERE);
}

/**
 * Owners who may use the page. Their rows are written first, in every database: of two owners who each end the other at
 * once, the second finds the first one gone.
 */
async function lockOwners(transaction: AgentTransaction, store: string): Promise<readonly string[]> {
  const rows = await transaction
    .updateTable('manager')
    .set({ role: 'owner' })
    .where('store', '=', store)
    .where('role', '=', 'owner')
    .where('ended_at', 'is', null)
    .returning('login')
    .execute();
  return rows.map(({ login }) => login);
}
