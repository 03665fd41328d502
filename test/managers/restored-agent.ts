import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { type AgentDatabaseKind, copyAgent, databaseArgs } from '#test/agent/agent-database.ts';
import { type AgentProcess, freshFolder, runAgent, startAgentProcess } from '#test/agent/agent-process.ts';
import { loggedOn, type PageClient, withManagers } from '#test/managers/page-client.ts';
import { type OpenTill, openStoreTill, type StoreTill } from '#test/shifts/store.ts';

export type RestoredShop = {
  readonly open: (code: string, how?: OpenTill) => Promise<StoreTill>;
  readonly page: () => Promise<PageClient['client']>;
  /** Kills the agent with -9, and starts it again on what it was when `backUp` was called. What `restore` said. */
  readonly putBack: () => Promise<string>;
  readonly backUp: () => Promise<void>;
  readonly dataDir: () => string;
};

/** A store whose agent is a program of its own, and can be put back to where it was: on SQLite by its own commands. */
export async function restoredShop(kind: AgentDatabaseKind): Promise<RestoredShop> {
  let dataDir = freshFolder();
  const backup = freshFolder();
  const file = join(freshFolder(), 'backup');
  let port = '0';
  const start = async (): Promise<AgentProcess> => {
    const started = await startAgentProcess(dataDir, ['--port', port, ...(await databaseArgs(kind, dataDir))]);
    port = String(started.port);
    return started;
  };
  let agent = await start();
  onTestFinished(async () => void (await agent.kill()));
  // Nobody else may be at a PostgreSQL that is copied.
  await (await withManagers(dataDir, kind, { ivana: 'owner' })).destroy();
  return {
    open: async (code, how = {}) => await openStoreTill(agent, code, how),
    page: async () => (await loggedOn(agent.url)).client,
    dataDir: () => dataDir,
    backUp: async () => {
      if (kind === 'sqlite') {
        expect(await runAgent(['backup', '--to', file, '--data', dataDir])).toMatchObject({ code: 0 });
        return;
      }
      await agent.stop();
      await copyAgent(kind, dataDir, backup);
      agent = await start();
    },
    putBack: async () => {
      await agent.kill();
      const before = dataDir;
      dataDir = kind === 'sqlite' ? freshFolder() : backup;
      const said = kind === 'sqlite' ? await runAgent(['restore', '--from', file, '--data', dataDir]) : null;
      if (said !== null) {
        expect(said).toMatchObject({ code: 0 });
        for (const kept of ['agent-key.pem', 'enrolment-code']) cpSync(join(before, kept), join(dataDir, kept));
      }
      agent = await start();
      return said?.stdout ?? '';
    },
  };
}
