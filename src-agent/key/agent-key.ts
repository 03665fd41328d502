import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeWholeOnce } from '#agent/key/write-whole.ts';
import { errorCode, StartRefusal } from '#agent/start/start-refusal.ts';
import { must } from '#shared/assert.ts';
import type { CountersignedHead } from '#shared/contract/agent-fields.ts';
import { type Head, headText } from '#shared/sync/countersigned-head.ts';

/** The Agent's own Ed25519 key: its word that it holds a head. */
export type AgentKey = {
  /** Base64 of the SPKI DER form. */
  readonly publicKey: string;
  readonly countersign: (head: Head) => CountersignedHead;
  /** Signs a record of the Agent's own journal by its hash, as tills sign theirs. */
  readonly sign: (hash: string) => string;
};

/** Reads the key file. Null: there is none. */
export function readAgentKey(path: string): AgentKey | null {
  let pem: string;
  try {
    pem = readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw new StartRefusal('key', `The agent's key ${path} cannot be read (${errorCode(error) ?? 'unknown'}).`);
  }
  return keyOf(parsePem(pem, path));
}

/** Makes the key on the first start; the file is its owner's alone. Another agent on the same folder may have been quicker: then its key. */
export function makeAgentKey(path: string): AgentKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  writeWholeOnce(path, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
  return must(readAgentKey(path), 'a key file that was written can be read');
}

function parsePem(pem: string, path: string): KeyObject {
  const damaged = new StartRefusal(
    'key',
    `The agent's key ${path} is damaged. Put it back from a backup: tills know this agent by it.`,
  );
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw damaged;
  }
  if (key.asymmetricKeyType !== 'ed25519') throw damaged;
  return key;
}

function keyOf(privateKey: KeyObject): AgentKey {
  return {
    publicKey: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (hash) => sign(null, Buffer.from(hash, 'hex'), privateKey).toString('base64'),
    countersign: ({ store, till, epoch, seq, hash }) => {
      const head = { store, till, epoch, seq, hash };
      return {
        ...head,
        countersignature: sign(null, Buffer.from(headText(head), 'utf8'), privateKey).toString('base64'),
      };
    },
  };
}
