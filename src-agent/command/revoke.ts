import type { AgentDatabase, TillKey } from '#agent/database/tables.ts';
import { revokeTill } from '#agent/enrolment/revoke-till.ts';

/** Revokes a till and says so. Null: there is no such till. */
export async function revokeByCommand(database: AgentDatabase, { store, till }: TillKey): Promise<string | null> {
  const outcome = await revokeTill(database, { store, till }, new Date().toISOString());
  if (outcome === 'unknown') return null;
  return outcome === 'revoked_before'
    ? `The till ${till} of the store ${store} was revoked before.\n`
    : `The till ${till} of the store ${store} is revoked. What it handed over stays.\n`;
}
