import type { AgentDatabaseKind, RawDatabase } from '#test/agent/agent-database.ts';

/** Told of whoever asks, refused or not; everything else is what the Agent was given to keep. */
const OF_ASKING = ['request_nonce', 'refused_attempt'];
const CONTACT = ['last_push_at', 'last_seen_at', 'seen_from', 'told_clock_ms', 'refused_record'];

const TABLES: Readonly<Record<AgentDatabaseKind, string>> = {
  sqlite: `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`,
  postgres: `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
};

export type KeptRows = Readonly<Record<string, readonly string[]>>;

/** Every row of every table, but for the marks of being asked, and of what was last not taken. */
export async function keptRows(raw: RawDatabase, kind: AgentDatabaseKind): Promise<KeptRows> {
  const kept: Record<string, readonly string[]> = {};
  for (const { name } of await raw.run(TABLES[kind])) {
    const table = String(name);
    if (OF_ASKING.includes(table)) continue;
    const rows = await raw.run(`SELECT * FROM "${table}"`);
    kept[table] = rows
      .map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !CONTACT.includes(column))))
      .sort();
  }
  return kept;
}
