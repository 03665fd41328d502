import { dirname, join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import type { Logger } from 'pino';
import { migrate } from '#agent/database/migrate.ts';
import { assertDurable, openSqlite } from '#agent/database/open-sqlite.ts';
import type { AgentTables } from '#agent/database/tables.ts';
import { openEnrolmentCodes } from '#agent/enrolment/enrolment-code.ts';
import { agentRouter } from '#agent/http/router.ts';
import { type HttpServer, httpServer } from '#agent/http/server.ts';
import { openIdentity } from '#agent/key/identity.ts';
import { makeWritable } from '#agent/start/data-folder.ts';
import type { AgentOptions } from '#agent/start/options.ts';
import { errorCode, StartRefusal } from '#agent/start/start-refusal.ts';
import { readVersion } from '#agent/start/version.ts';

export type Agent = {
  /** For example "http://127.0.0.1:7310". */
  readonly url: string;
  /** Lets requests under way end, for so long, then closes the database. */
  readonly stop: () => Promise<void>;
};

const STOP_MAX_MS = 4_000;

/** Builds the agent from its parts and names them; decides nothing. */
export async function startAgent(options: AgentOptions, log: Logger): Promise<Agent> {
  makeWritable(options.dataDir);
  makeWritable(dirname(options.enrolmentCodeFile));
  const connection = await openSqlite(join(options.dataDir, 'agent.sqlite'));
  migrate(connection);
  assertDurable(connection);
  const database = new Kysely<AgentTables>({ dialect: new SqliteDialect({ database: connection }) });
  const key = await openIdentity(database, join(options.dataDir, 'agent-key.pem'));
  const version = readVersion();
  const router = agentRouter({
    database,
    codes: openEnrolmentCodes(options.enrolmentCodeFile),
    key,
    now: () => new Date().toISOString(),
    version,
    log: (facts, words) => log.info(facts, words),
  });
  const isLocalOnly = /^(127\.|localhost$|::1$)/.test(options.host);
  const server = httpServer(router, { log, version, isLocalOnly });
  const url = await listen(server, options);
  log.info({ url, dataDir: options.dataDir, version }, 'ready');
  return {
    url,
    stop: async () => {
      const deadline = setTimeout(() => server.server.closeAllConnections(), STOP_MAX_MS);
      await server.close();
      clearTimeout(deadline);
      await database.destroy();
      log.info('stopped');
    },
  };
}

async function listen(server: HttpServer, { host, port }: AgentOptions): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (error) {
    const code = errorCode(error);
    const words: Readonly<Record<string, string>> = {
      EADDRINUSE: `Port ${port} of ${host} is taken by another program. Stop it, or choose another --port.`,
      EACCES: `Port ${port} of ${host} may not be used by this user. Choose a --port above 1023.`,
      EADDRNOTAVAIL: `${host} is no address of this machine. Choose another --host.`,
      ENOTFOUND: `${host} is no address of this machine. Choose another --host.`,
    };
    const known = code === null ? undefined : words[code];
    if (known === undefined) throw error;
    throw new StartRefusal('port_taken', known);
  }
}
