import type { NewAccount } from '#agent/command/manager.ts';
import { usage } from '#agent/start/start-refusal.ts';
import { agentIdSchema } from '#shared/contract/agent-fields.ts';
import { loginSchema, managerNameSchema } from '#shared/contract/managers-fields.ts';
import { MANAGER_ROLES } from '#shared/managers/manager-role.ts';

type Values = {
  readonly store?: string | undefined;
  readonly login?: string | undefined;
  readonly name?: string | undefined;
  readonly role?: string | undefined;
};

export function newAccountOf(values: Values): NewAccount {
  const { name = '', role = 'owner' } = values;
  const account = accountOf(values, 'manager add');
  if (!managerNameSchema.safeParse(name).success) throw usage('manager add needs --name, as the page is to show it.');
  const known = MANAGER_ROLES.find((one) => one === role);
  if (known === undefined) throw usage(`--role is one of ${MANAGER_ROLES.join(', ')}; "${role}" is not.`);
  return { ...account, name: name.trim(), role: known };
}

/** The account that a command is about. */
export function accountOf(
  { store, login }: Values,
  command: string,
): { readonly store: string; readonly login: string } {
  if (!agentIdSchema.safeParse(store).success || store === undefined) {
    throw usage(`${command} needs --store, as the till names it.`);
  }
  const read = loginSchema.safeParse(login);
  if (!read.success) throw usage(`${command} needs --login: letters without accents, figures, points and hyphens.`);
  return { store, login: read.data };
}
