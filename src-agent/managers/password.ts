import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id as for the PINs of tills (19 MiB, 2 passes, OWASP). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Of no password: checked where there is no such login, so that the answer takes as long. */
const NOBODY = hash('nobody has this password', COST);

/** Signs that nobody mistakes for one another. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

export async function hashPassword(password: string): Promise<string> {
  return await hash(password, COST);
}

/** `passwordHash`: null where there is no such account; takes as long and is never right. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await NOBODY), password);
  return isRight && passwordHash !== null;
}

/** A password for the first logon, to be read out: 12 signs, 59 bits of chance. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return [group(), group(), group()].join('-');
}
