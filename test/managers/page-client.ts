import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { pino } from 'pino';
import { expect, onTestFinished } from 'vitest';
import { openDatabase } from '#agent/database/open-database.ts';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { makeAccount } from '#agent/managers/manager-row.ts';
import { CSRF_HEADER, MANAGERS_RPC, type ManagersContract } from '#shared/contract/managers-contract.ts';
import type { PageSeat } from '#shared/contract/managers-logon.ts';
import type { ManagerRole } from '#shared/managers/manager-role.ts';
import { type AgentDatabaseKind, databaseUrlOf } from '#test/agent/agent-database.ts';

export type PageClient = {
  readonly client: ContractRouterClient<ManagersContract>;
  /** What a browser would send; a test may change it. */
  readonly headers: Record<string, string>;
  /** The cookie as the Agent set it last. */
  readonly setCookie: () => string | null;
};

/** The page without its browser: cookies kept, the header sent, as the page does. */
export function pageClient(url: string): PageClient {
  const headers: Record<string, string> = { [CSRF_HEADER]: 'none' };
  let cookie: string | null = null;
  const link = new RPCLink({
    url: url + MANAGERS_RPC,
    headers: () => headers,
    fetch: async (request, init) => {
      const response = await fetch(request, init);
      const set = response.headers.get('set-cookie');
      if (set !== null) {
        cookie = set;
        headers['cookie'] = set.split(';')[0] ?? '';
      }
      return response;
    },
  });
  return { client: createORPCClient(link), headers, setCookie: () => cookie };
}

export const PASSWORD = 'three brown hens';
export const STORE = 'ZAGREB1';

/** Accounts made past the page, as the command makes them. */
export async function withManagers(
  dataDir: string,
  kind: AgentDatabaseKind,
  logins: Readonly<Record<string, ManagerRole>> = { ivana: 'owner' },
): Promise<AgentDatabase> {
  const databaseUrl = await databaseUrlOf(kind, dataDir);
  const { database } = await openDatabase({ databaseUrl, databaseConnections: 2, dataDir }, pino({ level: 'silent' }));
  onTestFinished(() => database.destroy());
  for (const [login, role] of Object.entries(logins)) {
    const name = login.slice(0, 1).toUpperCase() + login.slice(1);
    const at = new Date().toISOString();
    await makeAccount(database, { store: STORE, login, name, role, password: PASSWORD, isOneTime: false, at });
  }
  return database;
}

export async function loggedOn(
  url: string,
  login = 'ivana',
  store = STORE,
): Promise<PageClient & { readonly seat: PageSeat }> {
  const page = pageClient(url);
  const reply = await page.client.logon.logOn({ store, login, password: PASSWORD });
  expect(reply).toMatchObject({ accepted: true });
  if (!reply.accepted) throw new Error('not let in');
  page.headers[CSRF_HEADER] = reply.value.csrfToken;
  return { ...page, seat: reply.value };
}
