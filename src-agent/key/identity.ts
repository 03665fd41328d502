import type { AgentDatabase } from '#agent/database/tables.ts';
import { type AgentKey, makeAgentKey, readAgentKey } from '#agent/key/agent-key.ts';
import { StartRefusal } from '#agent/start/start-refusal.ts';

/**
 * The key this database was begun with. A lost key is refused and never made anew in silence: every till has pinned it,
 * and a new one looks to them exactly like a stranger. Of several agents on one database the first to start makes the key;
 * the others are given a copy of its file.
 */
export async function openIdentity(database: AgentDatabase, keyFile: string): Promise<AgentKey> {
  // Read again where there was none: an agent that started at once writes the file first, and the row after it.
  const key =
    readAgentKey(keyFile) ?? ((await knownKey(database)) === null ? makeAgentKey(keyFile) : readAgentKey(keyFile));
  if (key !== null) {
    await database
      .insertInto('agent_identity')
      .values({ id: 1, public_key: key.publicKey })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
  const known = await knownKey(database);
  if (key === null || key.publicKey !== known) {
    throw new StartRefusal(
      'key',
      `${keyFile} ${key === null ? 'is missing' : 'is another key'} than the one this database was begun with. ` +
        'Put the agent’s own key back from a backup, or copy it from the agent that began the database; ' +
        'or start with an empty database and enrol the tills again.',
    );
  }
  return key;
}

async function knownKey(database: AgentDatabase): Promise<string | null> {
  const row = await database.selectFrom('agent_identity').select('public_key').executeTakeFirst();
  return row?.public_key ?? null;
}
