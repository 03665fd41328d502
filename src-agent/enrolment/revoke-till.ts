import type { AgentDatabase, AgentTransaction, TillKey } from '#agent/database/tables.ts';
import { endKeys, keepKey } from '#agent/door/till-key.ts';
import { keyOfTill } from '#agent/enrolment/enrol-till.ts';

/** Lets a till in no more; what it handed over stays. */
export async function revokeTill(
  database: AgentDatabase | AgentTransaction,
  { store, till }: TillKey,
  at: string,
): Promise<'unknown' | 'revoked' | 'revoked_before'> {
  const publicKey = await keyOfTill(database, { store, till });
  if (publicKey === null) return 'unknown';
  await keepKey(database, { store, till, publicKey, at });
  const ended = await endKeys(database, { store, till, because: 'revoked', at });
  return ended === 0 ? 'revoked_before' : 'revoked';
}
