import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, onTestFinished } from 'vitest';
import { sqlitePath } from '#agent/database/open-database.ts';
import { must } from '#shared/assert.ts';
import { type Cluster, startCluster } from '#test/postgres/cluster.ts';

/** What an agent may keep its tables in; every suite about what it keeps runs on both. */
export const AGENT_DATABASES = ['sqlite', 'postgres'] as const;
export type AgentDatabaseKind = (typeof AGENT_DATABASES)[number];

let cluster: Cluster | null = null;

afterAll(() => {
  cluster?.stop();
  cluster = null;
});

/** The database that belongs to an agent's data folder: the same one when an agent is started there again. */
export async function databaseUrlOf(kind: AgentDatabaseKind, dataDir: string): Promise<string | null> {
  if (kind === 'sqlite') return null;
  cluster ??= startCluster();
  return await cluster.database(nameOf(dataDir));
}

/** A copy of all that a stopped agent keeps, in another data folder, as its backup would bring it back. */
export async function copyAgent(kind: AgentDatabaseKind, from: string, to: string): Promise<void> {
  cpSync(from, to, { recursive: true });
  if (kind === 'postgres') await must(cluster, 'an agent on PostgreSQL has one').copy(nameOf(from), nameOf(to));
}

function nameOf(dataDir: string): string {
  return basename(dataDir)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '_');
}

/** The same as arguments of the agent's program; the code file, which PostgreSQL does without, for the tests' tills. */
export async function databaseArgs(kind: AgentDatabaseKind, dataDir: string): Promise<readonly string[]> {
  const url = await databaseUrlOf(kind, dataDir);
  return url === null ? [] : ['--database', url, '--enrolment-code-file', join(dataDir, 'enrolment-code')];
}

export type RawDatabase = {
  readonly run: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
};

/** The agent's tables without the agent, as somebody with a database tool sees them. */
export async function openRaw(kind: AgentDatabaseKind, dataDir: string): Promise<RawDatabase> {
  const url = await databaseUrlOf(kind, dataDir);
  if (url === null) {
    const connection = new Sqlite(sqlitePath(dataDir));
    connection.pragma('foreign_keys = ON');
    connection.pragma('recursive_triggers = ON');
    onTestFinished(() => void connection.close());
    return {
      run: async (sql) => {
        const statement = connection.prepare(sql);
        if (statement.reader) return statement.all() as Record<string, unknown>[];
        statement.run();
        return [];
      },
    };
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return { run: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows };
}
