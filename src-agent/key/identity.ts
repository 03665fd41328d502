import type { AgentDatabase } from '#agent/database/tables.ts';
import { type AgentKey, makeAgentKey, readAgentKey } from '#agent/key/agent-key.ts';
import { StartRefusal } from '#agent/start/start-refusal.ts';

/**
 * The key this database was begun with. A lost key is refused and never made anew in silence: every till has pinned it,
 * and a new one looks to them exactly like a stranger.
 */
export async function openIdentity(database: AgentDatabase, keyFile: string): Promise<AgentKey> {
  const known = await database.selectFrom('agent_identity').select('public_key').executeTakeFirst();
  const key = readAgentKey(keyFile);
  if (known === undefined) {
    const own = key ?? makeAgentKey(keyFile);
    await database.insertInto('agent_identity').values({ id: 1, public_key: own.publicKey }).execute();
    return own;
  }
  if (key === null || key.publicKey !== known.public_key) {
    throw new StartRefusal(
      'key',
      `${keyFile} ${key === null ? 'is missing' : 'is another key'} than the one this database was begun with. ` +
        'Put the agent’s own key back from a backup, or start with an empty --data folder and enrol the tills again.',
    );
  }
  return key;
}
