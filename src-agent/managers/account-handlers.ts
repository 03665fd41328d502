import type { AgentDatabase } from '#agent/database/tables.ts';
import { accept, refuse } from '#agent/http/reply.ts';
import { changeAccount, listAccounts, makePageAccount, resetAccount } from '#agent/managers/accounts.ts';
import { actorWith, managersImplementer, managerWith } from '#agent/managers/managers-implementer.ts';

/** Who answers what owners ask and decide about accounts of the page. */
export function accountHandlers({ database, now }: { readonly database: AgentDatabase; readonly now: () => string }) {
  const { accounts } = managersImplementer;
  return {
    accounts: {
      list: accounts.list.handler(async ({ context }) => {
        const { store } = managerWith('govern', context);
        return accept({ accounts: await listAccounts(database, store) });
      }),
      make: accounts.make.handler(async ({ input, context }) => {
        const made = await makePageAccount(database, input, actorWith('govern', context, now()));
        return made.ok ? accept(made.value) : refuse(made.refusal);
      }),
      change: accounts.change.handler(async ({ input, context }) => {
        const changed = await changeAccount(database, input, actorWith('govern', context, now()));
        return changed.ok ? accept(changed.value) : refuse(changed.refusal);
      }),
      reset: accounts.reset.handler(async ({ input, context }) => {
        const reset = await resetAccount(database, input.login, actorWith('govern', context, now()));
        return reset.ok ? accept(reset.value) : refuse(reset.refusal);
      }),
    },
  };
}
