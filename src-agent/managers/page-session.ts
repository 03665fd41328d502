import { createHash, randomBytes } from 'node:crypto';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { type Manager, type ManagerKey, readAccount } from '#agent/managers/manager-row.ts';
import { holds, later } from '#agent/shift/later.ts';
import { agentIdSchema } from '#shared/contract/agent-fields.ts';

/** A working day: who comes back tomorrow logs on again. */
export const SESSION_MS = 12 * 60 * 60_000;

export type PageSession = {
  readonly manager: Manager;
  readonly tokenHash: string;
  readonly csrfToken: string;
};

/** Opens a session. The ticket is for the cookie and is nowhere else; it names the store, because every row is keyed by it. */
export async function openPageSession(
  database: AgentDatabase,
  { store, login }: ManagerKey,
  now: string,
): Promise<{ readonly ticket: string; readonly csrfToken: string }> {
  const token = randomBytes(32).toString('base64url');
  const csrfToken = randomBytes(24).toString('base64url');
  await database.deleteFrom('manager_session').where('store', '=', store).where('expires_at', '<', now).execute();
  await database
    .insertInto('manager_session')
    .values({
      store,
      token_hash: hashOf(token),
      login,
      csrf_token: csrfToken,
      opened_at: now,
      expires_at: later(now, SESSION_MS),
    })
    .execute();
  return { ticket: `${Buffer.from(store).toString('base64url')}.${token}`, csrfToken };
}

/** Whose ticket this is. Null: nobody's, an old one, or of an account that was ended. */
export async function findPageSession(
  database: AgentDatabase,
  ticket: string,
  now: string,
): Promise<PageSession | null> {
  const [storeText = '', token = ''] = ticket.split('.');
  const store = Buffer.from(storeText, 'base64url').toString('utf8');
  if (!agentIdSchema.safeParse(store).success) return null;
  const tokenHash = hashOf(token);
  const row = await database
    .selectFrom('manager_session')
    .select(['login', 'csrf_token', 'expires_at'])
    .where('store', '=', store)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (row === undefined || !isOpen(row, now)) return null;
  const manager = await readAccount(database, { store, login: row.login });
  return manager === null || manager.isEnded ? null : { manager, tokenHash, csrfToken: row.csrf_token };
}

export async function isPageSessionOpen(
  database: AgentDatabase,
  { manager, tokenHash }: PageSession,
  now: string,
): Promise<boolean> {
  const row = await database
    .selectFrom('manager_session')
    .select('expires_at')
    .where('store', '=', manager.store)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row !== undefined && isOpen(row, now);
}

function isOpen({ expires_at }: { readonly expires_at: string }, at: string): boolean {
  return holds(expires_at, { at, forMs: SESSION_MS });
}

export async function endPageSession(database: AgentDatabase, { manager, tokenHash }: PageSession): Promise<void> {
  await database
    .deleteFrom('manager_session')
    .where('store', '=', manager.store)
    .where('token_hash', '=', tokenHash)
    .execute();
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
