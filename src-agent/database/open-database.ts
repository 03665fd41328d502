import { join } from 'node:path';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import type { Logger } from 'pino';
import { migratePostgres } from '#agent/database/migrate-postgres.ts';
import { migrateSqlite } from '#agent/database/migrate-sqlite.ts';
import { openPostgres } from '#agent/database/open-postgres.ts';
import { assertDurable, openSqlite, sqliteRefusal } from '#agent/database/open-sqlite.ts';
import type { AgentDatabase, AgentTables } from '#agent/database/tables.ts';
import type { NewsLine } from '#agent/feed/news-line.ts';
import { postgresNews } from '#agent/feed/postgres-news.ts';
import { sqliteNews } from '#agent/feed/sqlite-news.ts';

export type DatabasePlace = {
  /** Address of a PostgreSQL; null: SQLite in the data folder. */
  readonly databaseUrl: string | null;
  readonly databaseConnections: number;
  readonly dataDir: string;
};

export function sqlitePath(dataDir: string): string {
  return join(dataDir, 'agent.sqlite');
}

/** The tables, and how agents on the same database hear of one another. Both are closed by whoever opened them. */
export type OpenedDatabase = { readonly database: AgentDatabase; readonly line: NewsLine };

/** Opens the database and brings it up to this version. One query builder speaks to both; nothing above knows which it is. */
export async function openDatabase(place: DatabasePlace, log: Logger): Promise<OpenedDatabase> {
  return place.databaseUrl === null
    ? await openOnSqlite(sqlitePath(place.dataDir))
    : await openOnPostgres(place.databaseUrl, place.databaseConnections, log);
}

async function openOnSqlite(path: string): Promise<OpenedDatabase> {
  const connection = await openSqlite(path);
  try {
    migrateSqlite(connection);
  } catch (error) {
    connection.close();
    throw sqliteRefusal(path, error) ?? error;
  }
  assertDurable(connection);
  return {
    database: new Kysely<AgentTables>({ dialect: new SqliteDialect({ database: connection }) }),
    line: sqliteNews(connection),
  };
}

async function openOnPostgres(url: string, connections: number, log: Logger): Promise<OpenedDatabase> {
  const onLost = (error: Error): void => log.warn({ err: error }, 'a connection to the database broke');
  const pool = await openPostgres(url, { connections, onLost });
  try {
    await migratePostgres(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    database: new Kysely<AgentTables>({ dialect: new PostgresDialect({ pool }) }),
    line: postgresNews(pool, url, onLost),
  };
}
