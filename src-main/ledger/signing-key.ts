import type { Database } from 'better-sqlite3';

/** The public key that this journal is signed with: of its founding, or of the machine that took the till's place; null while it is empty. */
export function signingKey(connection: Database): string | null {
  const key = connection
    .prepare(
      `SELECT body ->> 'publicKey' FROM event
       WHERE kind IN ('till.founded', 'journal.epoch_began') AND body ->> 'publicKey' IS NOT NULL
       ORDER BY epoch DESC, seq DESC LIMIT 1`,
    )
    .pluck()
    .get();
  return typeof key === 'string' ? key : null;
}
