import { createHash, randomBytes } from 'node:crypto';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { agentIdSchema } from '#shared/contract/agent-fields.ts';

export type ErpReader = {
  readonly store: string;
  readonly tokenHash: string;
  readonly name: string;
  readonly isRevoked: boolean;
};

type Named = { readonly store: string; readonly name: string; readonly at: string };

/** Makes a token that reads the documents of one store. It names its store, and is kept nowhere but with its owner. */
export async function makeToken(database: AgentDatabase, { store, name, at }: Named): Promise<string> {
  const token = `${Buffer.from(store, 'utf8').toString('base64url')}.${randomBytes(32).toString('base64url')}`;
  await database
    .insertInto('erp_token')
    .values({
      store,
      token_hash: hashOf(token),
      name,
      made_at: at,
      revoked_at: null,
      asked_at: null,
      confirmed: 0,
    })
    .execute();
  return token;
}

/** Lets all tokens of that name in no more; how many there were. */
export async function revokeTokens(database: AgentDatabase, { store, name, at }: Named): Promise<number> {
  const { numUpdatedRows } = await database
    .updateTable('erp_token')
    .set({ revoked_at: at })
    .where('store', '=', store)
    .where('name', '=', name)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Null: nobody has this token. With 256 bits of chance its hash needs no salt. */
export async function findReader(database: AgentDatabase, token: string): Promise<ErpReader | null> {
  const store = Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString('utf8');
  if (!agentIdSchema.safeParse(store).success) return null;
  const row = await database
    .selectFrom('erp_token')
    .selectAll()
    .where('store', '=', store)
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst();
  if (row === undefined) return null;
  return { store, tokenHash: row.token_hash, name: row.name, isRevoked: row.revoked_at !== null };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
