import type { AgentDatabase } from '#agent/database/tables.ts';
import { makeCode } from '#agent/enrolment/enrolment-code.ts';
import type { CodeOptions } from '#agent/start/options.ts';

/** Makes a code and says it, with what it is good for. */
export async function makeCodeByCommand(
  database: AgentDatabase,
  { store, till, isReplacement, validMinutes }: CodeOptions,
): Promise<string> {
  const madeMs = Date.now();
  const code = await makeCode(database, {
    store,
    till,
    purpose: isReplacement ? 'replace' : 'enrol',
    madeAt: new Date(madeMs).toISOString(),
    expiresAt: new Date(madeMs + validMinutes * 60_000).toISOString(),
  });
  const whose = till === null ? `one new till of the store ${store}` : `the till ${till} of the store ${store}`;
  const whom = isReplacement ? `a machine that takes the place of ${whose}` : whose;
  return `${code}\nGood once, for ${whom}, for ${validMinutes} minutes.\n`;
}
