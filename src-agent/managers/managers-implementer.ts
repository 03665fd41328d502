import { implement, ORPCError } from '@orpc/server';
import type { Manager } from '#agent/managers/manager-row.ts';
import type { PageSession } from '#agent/managers/page-session.ts';
import { managersContract } from '#shared/contract/managers-contract.ts';
import { type ManagerRight, mayRole } from '#shared/managers/manager-role.ts';

/** What a call of the page is told beside its message. */
export type PageContext = {
  readonly address: string;
  /** Null: nobody is logged on. */
  readonly session: PageSession | null;
  /** Hands the browser its ticket, or takes it back. */
  readonly giveTicket: (ticket: string | null) => void;
};

export const managersImplementer = implement(managersContract).$context<PageContext>();

/** Whoever is logged on and may do this. The page offers nothing that is refused here; whoever asks all the same is no page. */
export function managerWith(right: ManagerRight, { session }: PageContext): Manager {
  const { manager } = seated(session);
  if (manager.isOneTime) throw new ORPCError('FORBIDDEN', { message: 'Choose a password of your own first.' });
  if (!mayRole(manager.role, right)) {
    throw new ORPCError('FORBIDDEN', { message: `An account with the role ${manager.role} may not do this.` });
  }
  return manager;
}

/** Who acts, when and from where: what every act is written down with. */
export type Actor = {
  readonly store: string;
  readonly login: string;
  readonly name: string;
  readonly at: string;
  readonly address: string;
};

/** Like `managerWith`, for an act that is written down. */
export function actorWith(right: ManagerRight, context: PageContext, at: string): Actor {
  const { store, login, name } = managerWith(right, context);
  return { store, login, name, at, address: context.address };
}

export function seated(session: PageSession | null): PageSession {
  if (session === null) throw new ORPCError('UNAUTHORIZED', { message: 'Log on first.' });
  return session;
}
