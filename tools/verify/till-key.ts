import { createPublicKey } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openKeys, sha256, signatureCheck } from '#main/ledger/keys.ts';
import { StartRefusal } from '#main/start-refusal.ts';
import type { ChainCheck } from '#shared/journal/chain.ts';
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

/** With no key at all nothing counts as signed. */
export function chainCheck(publicKey: string | null): ChainCheck {
  return { sha256, isSigned: publicKey === null ? () => false : signatureCheck(publicKey) };
}

/** The check with a key that a journal names itself for the records that follow; what is no key signs nothing. */
export function checkOfKey(publicKey: string): ChainCheck {
  return chainCheck(isKey(publicKey) ? publicKey : null);
}

export function isKey(text: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}
