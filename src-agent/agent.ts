import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { openDatabase } from '#agent/database/open-database.ts';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { type Door, openDoor } from '#agent/door/door.ts';
import { openCodeFile } from '#agent/enrolment/code-file.ts';
import { serveErp } from '#agent/erp/erp-calls.ts';
import { startWebhookWorker, type WebhookWorker } from '#agent/erp/webhook-worker.ts';
import { type LiveFeed, openLiveFeed } from '#agent/feed/live-feed.ts';
import { type ForgetWorker, startForgetWorker } from '#agent/forgetting/forget-worker.ts';
import { agentRouter } from '#agent/http/router.ts';
import { type HttpServer, httpServer } from '#agent/http/server.ts';
import { openIdentity } from '#agent/key/identity.ts';
import { foundDemoAccount } from '#agent/managers/demo-manager.ts';
import { serveManagersPage } from '#agent/managers/managers-page.ts';
import { managersRouter } from '#agent/managers/managers-router.ts';
import { rebuildOldShifts } from '#agent/shift/rebuild-shifts.ts';
import { makeWritable } from '#agent/start/data-folder.ts';
import { type AgentOptions, isOwnMachine } from '#agent/start/options.ts';
import { errorCode, StartRefusal } from '#agent/start/start-refusal.ts';
import { readTls } from '#agent/start/tls.ts';
import { readVersion } from '#agent/start/version.ts';

export type Agent = {
  /** For example "http://127.0.0.1:7310". */
  readonly url: string;
  /** Lets requests under way end, for so long, then closes the database. */
  readonly stop: () => Promise<void>;
};

const STOP_MAX_MS = 4_000;
/** So many connections may wait to be taken in: a chain that comes back at once waits here, and is not cut off. The system may allow fewer. */
const BACKLOG = 4_096;

/** The moment now, as ISO text in UTC. */
export type Now = () => string;

/** Builds the agent from its parts and names them; decides nothing. */
export async function startAgent(options: AgentOptions, log: Logger, now: Now = wallNow): Promise<Agent> {
  makeWritable(options.dataDir);
  const { database, line } = await openDatabase(options, log);
  const live = openLiveFeed({
    database,
    line,
    onFault: (error) => log.warn({ err: error }, 'what is new in the stores could not be told'),
  });
  try {
    const door = openDoor(database, now);
    const stopping = { isStopping: false };
    const ground = { database, door, live, log, now, stopping };
    const server = await assemble(options, ground);
    const url = await listen(server, options);
    const forgetting = startForgetWorker({
      database,
      now,
      codeDays: options.codeDays,
      onFault: (error) => log.error({ err: error }, 'what nobody needs any more could not be forgotten'),
    });
    const webhooks = options.roles.includes('data-service') ? startWebhooks(ground) : null;
    log.info({ url, dataDir: options.dataDir }, 'ready');
    return { url, stop: () => stop(server, { ...ground, forgetting, webhooks }, options.drainMs) };
  } catch (error) {
    await live.stop();
    await database.destroy();
    throw error;
  }
}

type Ground = {
  readonly database: AgentDatabase;
  readonly door: Door;
  readonly live: LiveFeed;
  readonly log: Logger;
  readonly now: Now;
  readonly stopping: { isStopping: boolean };
};

function wallNow(): string {
  return new Date().toISOString();
}

async function assemble(
  options: AgentOptions,
  { database, door, live, log, now, stopping }: Ground,
): Promise<HttpServer> {
  const key = await openIdentity(database, join(options.dataDir, 'agent-key.pem'));
  await rebuildOldShifts(database, now());
  if (options.demoManager !== null) await foundDemoAccount(database, options.demoManager, now());
  const version = readVersion();
  const router = agentRouter({
    database,
    codeFile: await codeFileOf(options, database, now),
    attempts: door.attempts,
    isStopping: () => stopping.isStopping,
    key,
    live,
    now,
    version,
    log: (facts, words) => log.info(facts, words),
  });
  const page = {
    router: managersRouter({ database, attempts: door.attempts, live, key, now }),
    database,
    now,
    log,
    isSecure: options.tls !== null,
  };
  return httpServer(router, {
    door,
    log,
    version,
    isLocalOnly: isOwnMachine(options.host),
    roles: options.roles,
    trustedProxies: options.trustedProxies,
    tls: options.tls === null ? null : readTls(options.tls),
    erp: (at) => serveErp(at, { database, attempts: door.attempts, now, log }),
    managersPage: options.roles.includes('pos-agent') ? (at) => serveManagersPage(at, page) : null,
  });
}

function startWebhooks({ database, log, now }: Ground): WebhookWorker {
  return startWebhookWorker({
    database,
    now,
    random: Math.random,
    log: (facts, words) => log.warn(facts, words),
  });
}

async function codeFileOf({ enrolmentCodeFile: path }: AgentOptions, database: AgentDatabase, now: Now) {
  if (path === null) return null;
  makeWritable(dirname(path));
  return await openCodeFile(database, { path, now });
}

/** Not ready first, so that a balancer sends nobody more; then the streams, the requests under way, the database. */
async function stop(
  server: HttpServer,
  ground: Ground & { readonly forgetting: ForgetWorker; readonly webhooks: WebhookWorker | null },
  drainMs: number,
): Promise<void> {
  const { database, forgetting, live, log, stopping } = ground;
  stopping.isStopping = true;
  await delay(drainMs);
  await live.stop();
  await forgetting.stop();
  await ground.webhooks?.stop();
  const deadline = setTimeout(() => server.server.closeAllConnections(), STOP_MAX_MS);
  await server.close();
  clearTimeout(deadline);
  await database.destroy();
  log.info('stopped');
}

async function listen(server: HttpServer, { host, port }: AgentOptions): Promise<string> {
  try {
    return await server.listen({ host, port, backlog: BACKLOG });
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
