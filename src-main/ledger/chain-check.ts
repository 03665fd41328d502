import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { sha256 } from '#main/ledger/keys.ts';
import type { ChainCheck } from '#shared/journal/chain.ts';

/**
 * Checks records of one till, whose public key is base64 SPKI DER. With no key nothing counts as signed, and what is no key
 * signs nothing.
 */
export function chainCheck(publicKey: string | null): ChainCheck {
  const key = publicKey === null ? null : keyIn(publicKey);
  return {
    sha256,
    isSigned: (hash, signature) =>
      key !== null && verify(null, Buffer.from(hash, 'hex'), key, Buffer.from(signature, 'base64')),
  };
}

export function isKey(text: string): boolean {
  return keyIn(text) !== null;
}

function keyIn(text: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}
