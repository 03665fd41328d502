import { readFileSync } from 'node:fs';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { ANY_STORE, isCodeGood, makeCode } from '#agent/enrolment/enrolment-code.ts';
import { writeWhole } from '#agent/key/write-whole.ts';
import { errorCode } from '#agent/start/start-refusal.ts';

/** The code for the next till in a file that only the owner reads, where a till on the same machine finds it. */
export type CodeFile = {
  /** Puts a good code there where the last one was spent, by whichever agent on this folder. */
  readonly renew: () => Promise<void>;
};

/** It does not expire: whoever can read it can read the agent's key and database as well. */
export async function openCodeFile(
  database: AgentDatabase,
  { path, now }: { readonly path: string; readonly now: () => string },
): Promise<CodeFile> {
  const renew = async (): Promise<void> => {
    const held = readCode(path);
    if (held !== null && (await isCodeGood(database, { store: ANY_STORE, code: held }))) return;
    const facts = { store: ANY_STORE, till: null, purpose: 'enrol', madeAt: now(), expiresAt: null } as const;
    writeWhole(path, `${await makeCode(database, facts)}\n`);
  };
  await renew();
  return { renew };
}

function readCode(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim() || null;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
