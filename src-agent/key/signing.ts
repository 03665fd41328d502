import { createHash, createPublicKey, verify } from 'node:crypto';
import type { ChainCheck } from '#shared/journal/chain.ts';

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The means that the core's chain check needs, for one till. A till signs the 32 bytes of the hash, not their hex text. */
export function chainCheckOf(publicKey: string): ChainCheck {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return {
    sha256,
    isSigned: (hash, signature) => verify(null, Buffer.from(hash, 'hex'), key, Buffer.from(signature, 'base64')),
  };
}
