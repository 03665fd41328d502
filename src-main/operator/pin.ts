import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the till's own secret: a stolen database alone does not give the PINs away (19 MiB, 2 passes, OWASP). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPin(pin: string, secret: Buffer): Promise<string> {
  return hash(pin, { ...COST, secret });
}

export function isPin(pin: string, pinHash: string, secret: Buffer): Promise<boolean> {
  return verify(pinHash, pin, { ...COST, secret });
}
