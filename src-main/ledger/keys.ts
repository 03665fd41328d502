import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { StartRefusal } from '#main/start-refusal.ts';

/** What makes this till this till: the key that signs its journal, and the secret that salts its PINs. */
export type TillKeys = {
  /** Base64 of the SPKI DER form. */
  readonly publicKey: string;
  readonly pinSecret: Buffer;
  sign(hash: string): string;
  /** Signs the bytes of a request to the services. */
  signText(text: Buffer): Buffer;
};

const keyFileSchema = z.strictObject({ privateKey: z.string(), pinSecret: z.string() });

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * Reads the till's key file; makes it for an empty journal only. A journal that was founded with a key goes on with that
 * key or not at all: with another one its records could never be verified, and no PIN would be right.
 */
export function openKeys(dataDir: string, foundedWith: string | null): TillKeys {
  const path = join(dataDir, 'till-key.json');
  if (!existsSync(path)) {
    if (foundedWith !== null) {
      throw new StartRefusal(
        `The key file ${path} is missing. Put it back from the backup that the data folder came from.`,
      );
    }
    writeKeyFile(path);
  }
  const file = keyFileSchema.safeParse(readJson(path));
  if (!file.success) {
    throw new StartRefusal(
      `The key file ${path} is damaged. Put it back from a backup; without it the journal cannot go on.`,
    );
  }
  const privateKey = createPrivateKey({
    key: Buffer.from(file.data.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64');
  if (foundedWith !== null && publicKey !== foundedWith) {
    throw new StartRefusal(
      `The key file ${path} belongs to another till. Put back the one that goes with this data folder.`,
    );
  }
  return {
    publicKey,
    pinSecret: Buffer.from(file.data.pinSecret, 'base64'),
    sign: (hash) => sign(null, Buffer.from(hash, 'hex'), privateKey).toString('base64'),
    signText: (text) => sign(null, text, privateKey),
  };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Written beside and renamed, synced before: a power cut leaves the whole file or none. */
function writeKeyFile(path: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const content = JSON.stringify({
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    pinSecret: randomBytes(32).toString('base64'),
  });
  const file = openSync(`${path}.new`, 'w', 0o600);
  writeSync(file, content);
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.new`, path);
}
