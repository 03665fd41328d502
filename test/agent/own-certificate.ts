import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate for 127.0.0.1 that only those believe who are given it, as a shop makes one for its own Agent. */
export function ownCertificate(folder: string): { readonly pem: string; readonly args: readonly string[] } {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const made = ['-keyout', key, '-out', cert, '-days', '2'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ed25519', '-nodes', ...made, ...subject], { stdio: 'ignore' });
  return { pem: readFileSync(cert, 'utf8'), args: ['--tls-cert', cert, '--tls-key', key] };
}
