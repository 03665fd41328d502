import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AGENT_DATABASES, type AgentDatabaseKind, openRaw } from '#test/agent/agent-database.ts';
import { startTestAgent } from '#test/agent/agent-in-process.ts';

/** Of no store: one row for the chain, or of strangers before it is known which store they mean. */
const OF_NO_STORE = ['agent_identity', 'migration', 'projection', 'refused_attempt'];

/** Each key, unique rule and foreign key of each table, and the column that it begins with. */
const FIRST_COLUMNS: Readonly<Record<AgentDatabaseKind, string>> = {
  sqlite: `
    WITH tables AS (SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%')
    SELECT tables.name AS "table", 'primary key' AS rule, info.name AS "column"
    FROM tables, pragma_table_info(tables.name) AS info WHERE info.pk = 1
    UNION ALL
    SELECT tables.name, list.name, info.name
    FROM tables, pragma_index_list(tables.name) AS list, pragma_index_info(list.name) AS info
    WHERE list."unique" = 1 AND info.seqno = 0
    UNION ALL
    SELECT tables.name, 'to ' || list."table", list."from"
    FROM tables, pragma_foreign_key_list(tables.name) AS list WHERE list.seq = 0`,
  postgres: `
    SELECT tables.relname AS "table", rule.relname AS rule, attribute.attname AS "column"
    FROM pg_index JOIN pg_class tables ON tables.oid = indrelid JOIN pg_class rule ON rule.oid = indexrelid
    JOIN pg_attribute attribute ON attribute.attrelid = indrelid AND attribute.attnum = indkey[0]
    WHERE indisunique AND tables.relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT tables.relname, conname, attribute.attname
    FROM pg_constraint JOIN pg_class tables ON tables.oid = conrelid
    JOIN pg_attribute attribute ON attribute.attrelid = conrelid AND attribute.attnum = conkey[1]
    WHERE contype = 'f' AND tables.relnamespace = 'public'::regnamespace`,
};

const TABLES: Readonly<Record<AgentDatabaseKind, string>> = {
  sqlite: `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`,
  postgres: `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
};

describe.each(AGENT_DATABASES)('on %s', (kind) => {
  async function database() {
    const agent = await startTestAgent({ database: kind });
    await agent.stop();
    const raw = await openRaw(kind, agent.dataDir);
    return { raw, tables: (await raw.run(TABLES[kind])).map(({ name }) => String(name)) };
  }

  test('every key, unique rule and foreign key begins with the store, so that a chain can be sharded by it', async () => {
    const { raw, tables } = await database();
    const rules = await raw.run(FIRST_COLUMNS[kind]);
    const ofStores = tables.filter((table) => !OF_NO_STORE.includes(table));
    expect(ofStores.length).toBeGreaterThan(25);
    expect(ofStores.filter((table) => !rules.some((rule) => rule['table'] === table))).toEqual([]);
    expect(rules.filter((rule) => ofStores.includes(String(rule['table'])) && rule['column'] !== 'store')).toEqual([]);
  });

  test('the page for chains says of every table how it is distributed', async () => {
    const { tables } = await database();
    const page = readFileSync(resolve(import.meta.dirname, '../../docs/agent-for-chains.md'), 'utf8');
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    const named = rows.flatMap((row) => [...row.matchAll(/`([a-z_]+\*?)`/g)].map((match) => match[1] ?? ''));
    const isNamed = (table: string) =>
      named.some((name) => (name.endsWith('*') ? table.startsWith(name.slice(0, -1)) : table === name));
    expect(tables.filter((table) => !isNamed(table))).toEqual([]);
  });
});
