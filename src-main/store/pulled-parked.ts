import type { Database } from 'better-sqlite3';
import { type ParkedInStore, parkedInStoreSchema } from '#shared/contract/agent-parked.ts';

/** Keeps what is parked at other tills, as just told and in place of what was told before. */
export function keepPulledParked(connection: Database, documents: readonly ParkedInStore[]): void {
  connection.prepare('DELETE FROM pulled_parked').run();
  const keep = connection.prepare('INSERT OR REPLACE INTO pulled_parked VALUES (?, ?)');
  for (const document of documents) keep.run(document.documentId, JSON.stringify(document));
}

/** What is parked at other tills, the newest first. */
export function pulledParked(connection: Database): readonly ParkedInStore[] {
  const rows = connection.prepare('SELECT facts FROM pulled_parked').pluck().all() as string[];
  return rows
    .map((facts) => parkedInStoreSchema.parse(JSON.parse(facts)))
    .toSorted((one, other) => Date.parse(other.parkedAt) - Date.parse(one.parkedAt));
}
