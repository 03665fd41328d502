import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isKey } from '#main/ledger/chain-check.ts';
import { openKeys } from '#main/ledger/keys.ts';
import { StartRefusal } from '#main/start-refusal.ts';
import { EVENT_BODIES } from '#shared/journal/event.ts';
import { ToolTrouble } from '../call/run-tool.ts';

/** The public key that a journal's first record names; null where there is none to be read. */
export function keyInRecord(record: unknown): string | null {
  if (typeof record !== 'object' || record === null || !('body' in record)) return null;
  const founded = EVENT_BODIES['till.founded'].safeParse(record.body);
  return founded.success && isKey(founded.data.publicKey) ? founded.data.publicKey : null;
}

/** The till's own key, where its file lies in the folder. Looked for first: opening it would make a new one. */
export function keyInFolder(dataDir: string): string | null {
  if (!existsSync(join(dataDir, 'till-key.json'))) return null;
  try {
    return openKeys(dataDir, null).publicKey;
  } catch (fault) {
    throw fault instanceof StartRefusal ? new ToolTrouble(fault.words) : fault;
  }
}
