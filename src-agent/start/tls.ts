import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { StartRefusal } from '#agent/start/start-refusal.ts';

export type TlsFiles = { readonly certFile: string; readonly keyFile: string };

/** Reads certificate (with what it is signed by, where several) and key, both PEM, and refuses a pair that does not belong together. */
export function readTls({ certFile, keyFile }: TlsFiles): { readonly cert: string; readonly key: string } {
  const cert = read(certFile);
  const key = read(keyFile);
  if (!isPair(cert, key)) {
    throw new StartRefusal('tls', `${certFile} and ${keyFile} are no certificate and its private key, both as PEM.`);
  }
  return { cert, key };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new StartRefusal('tls', `The file ${path} cannot be read.`);
  }
}

function isPair(cert: string, key: string): boolean {
  try {
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}
