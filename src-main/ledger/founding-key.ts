import type { Database } from 'better-sqlite3';

/** The public key that this journal was founded with; null while it is empty. */
export function foundingKey(connection: Database): string | null {
  const key = connection
    .prepare(`SELECT body ->> 'publicKey' FROM event WHERE kind = 'till.founded' ORDER BY epoch, seq LIMIT 1`)
    .pluck()
    .get();
  return typeof key === 'string' ? key : null;
}
