import type { Database } from 'better-sqlite3';

/**
 * The public key that this journal is signed with: of its founding, or of the machine that took the till's place; null while
 * it is empty. With `at`: the one that signed that record.
 */
export function signingKey(
  connection: Database,
  at: { readonly epoch: number; readonly seq: number } | null = null,
): string | null {
  const key = connection
    .prepare(
      `SELECT body ->> 'publicKey' FROM event
       WHERE kind IN ('till.founded', 'journal.epoch_began') AND body ->> 'publicKey' IS NOT NULL
         AND (epoch, seq) <= (?, ?)
       ORDER BY epoch DESC, seq DESC LIMIT 1`,
    )
    .pluck()
    .get(at?.epoch ?? Number.MAX_SAFE_INTEGER, at?.seq ?? Number.MAX_SAFE_INTEGER);
  return typeof key === 'string' ? key : null;
}
