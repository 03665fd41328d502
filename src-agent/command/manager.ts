import type { AgentDatabase } from '#agent/database/tables.ts';
import { makeAccount, setPassword } from '#agent/managers/manager-row.ts';
import { oneTimePassword } from '#agent/managers/password.ts';
import { StartRefusal } from '#agent/start/start-refusal.ts';
import type { ManagerRole } from '#shared/managers/manager-role.ts';

export type NewAccount = {
  readonly store: string;
  readonly login: string;
  readonly name: string;
  readonly role: ManagerRole;
};

/** Makes an account of the managers' page and says its password for the first logon. */
export async function addManagerByCommand(database: AgentDatabase, manager: NewAccount): Promise<string> {
  const password = oneTimePassword();
  const isMade = await makeAccount(database, { ...manager, password, isOneTime: true, at: new Date().toISOString() });
  const { store, login, role } = manager;
  if (!isMade) {
    throw new StartRefusal(
      'usage',
      `The store ${store} has an account ${login} already. Reset its password, or take another login.`,
    );
  }
  return `${password}\nGood for the first logon of ${login} (${role}) of the store ${store}, who then chooses another.\n`;
}

/** For whoever has forgotten a password, or whose account was ended: a new one for one logon; all sessions end. */
export async function resetManagerByCommand(
  database: AgentDatabase,
  { store, login }: Pick<NewAccount, 'store' | 'login'>,
): Promise<string | null> {
  const password = oneTimePassword();
  const isThere = await setPassword(
    database,
    { store, login },
    { password, isOneTime: true, keepTokenHash: null, revives: true },
  );
  if (!isThere) return null;
  return `${password}\nGood for the next logon of ${login} of the store ${store}, who then chooses another.\n`;
}
