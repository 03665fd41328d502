import type { AgentDatabase } from '#agent/database/tables.ts';

/**
 * A transaction that only reads, as of one moment: PostgreSQL gives each statement its own otherwise, so that sums and what
 * they are made of could be of different ones. A SQLite transaction is like that by itself.
 */
export function atOneMoment(database: AgentDatabase) {
  return database.transaction().setIsolationLevel('repeatable read');
}
