import { createHash } from 'node:crypto';
import type { AgentDatabase, AgentTransaction, TillKey } from '#agent/database/tables.ts';
import type { KeyName } from '#shared/contract/agent-door.ts';

/** A key as a request names it: the thumbprint of its DER form. */
export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('base64url');
}

export type KnownKey = { readonly publicKey: string; readonly endedBecause: 'revoked' | 'replaced' | null };

export async function findKey(database: AgentDatabase, { store, till, keyId }: KeyName): Promise<KnownKey | null> {
  const row = await database
    .selectFrom('till_key')
    .select(['public_key', 'ended_because'])
    .where('store', '=', store)
    .where('till', '=', till)
    .where('key_id', '=', keyId)
    .executeTakeFirst();
  return row === undefined ? await keyOfBefore(database, { store, till, keyId }) : knownKey(row);
}

type KeyRow = { readonly public_key: string; readonly ended_because: KnownKey['endedBecause'] };

function knownKey({ public_key, ended_because }: KeyRow): KnownKey {
  return { publicKey: public_key, endedBecause: ended_because };
}

/** The key of a till that was enrolled before keys had a table of their own. */
async function keyOfBefore(database: AgentDatabase, { store, till, keyId }: KeyName): Promise<KnownKey | null> {
  const keys = await database
    .selectFrom('till_key')
    .select('key_id')
    .where('store', '=', store)
    .where('till', '=', till)
    .execute();
  const row = await database
    .selectFrom('till')
    .select('public_key')
    .where('store', '=', store)
    .where('till', '=', till)
    .executeTakeFirst();
  if (keys.length > 0 || row === undefined || keyIdOf(row.public_key) !== keyId) return null;
  return { publicKey: row.public_key, endedBecause: null };
}

/** Makes a key the one its till is known with. */
export async function keepKey(
  database: AgentDatabase | AgentTransaction,
  {
    store,
    till,
    publicKey,
    at,
    by = null,
  }: TillKey & { readonly publicKey: string; readonly at: string; readonly by?: string | null },
): Promise<void> {
  await database
    .insertInto('till_key')
    .values({
      store,
      till,
      key_id: keyIdOf(publicKey),
      public_key: publicKey,
      enrolled_at: at,
      ended_at: null,
      ended_because: null,
      enrolled_by: by,
    })
    .onConflict((conflict) => conflict.columns(['store', 'till', 'key_id']).doNothing())
    .execute();
}

/** Ends every key of a till that is still good. The number of keys that were. */
export async function endKeys(
  database: AgentDatabase | AgentTransaction,
  { store, till, because, at }: TillKey & { readonly because: 'revoked' | 'replaced'; readonly at: string },
): Promise<number> {
  const ended = await database
    .updateTable('till_key')
    .set({ ended_at: at, ended_because: because })
    .where('store', '=', store)
    .where('till', '=', till)
    .where('ended_at', 'is', null)
    .returning('key_id')
    .execute();
  return ended.length;
}
