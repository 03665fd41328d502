import { fileURLToPath } from 'node:url';
import type { AgentProcess } from '#main/embedded-agent.ts';
import { findFreePort } from '#main/free-port.ts';
import { spawnAgentChild } from '#main/host-browser/agent-child.ts';
import { startBrowserServer } from '#main/host-browser/server.ts';
import { AGENT_PORT, agentDataDir } from '#main/host-options.ts';
import { openTill } from '#main/till.ts';
import type { Clock } from '#main/time/clock.ts';
import { say } from '../call/run-tool.ts';
import { connectToTill, type TillClient } from '../call/till-connection.ts';

const RENDERER_DIR = fileURLToPath(new URL('../../out/renderer', import.meta.url));
const CONNECT_MAX_MS = 10_000;
const AGENT_MAX_MS = 60_000;

/** A till with its built windows on a free port, and a POS Agent that can be taken away and brought back. */
export type HostedWindows = {
  readonly url: string;
  readonly client: TillClient;
  readonly startAgent: () => Promise<void>;
  readonly killAgent: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Hosting = { readonly dataDir: string; readonly clock: Clock; readonly printer?: string };

export async function hostWindows({ dataDir, clock, printer = 'screen' }: Hosting): Promise<HostedWindows> {
  // The usual port where it is free: it stands in the service status.
  const agentPort = await findFreePort(AGENT_PORT);
  const till = await openTill({ dataDir, clock, printer, agentUrl: `http://127.0.0.1:${agentPort}` });
  const server = await startBrowserServer({ router: till.router, rendererDir: RENDERER_DIR, port: 0, say });
  const connection = await connectToTill(server.url, CONNECT_MAX_MS);
  let agent: { readonly process: AgentProcess; readonly ended: Promise<void> } | null = null;
  const killAgent = async () => {
    agent?.process.kill();
    await agent?.ended;
    agent = null;
  };
  return {
    url: server.url,
    client: connection.client,
    startAgent: async () => {
      const process = spawnAgentChild({ port: agentPort, dataDir: agentDataDir(dataDir), onTrouble: () => {} });
      agent = { process, ended: new Promise((resolve) => process.onExit(resolve)) };
      await new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('The POS Agent did not get ready.')), AGENT_MAX_MS);
        process.onLine((line) => {
          if (!line.startsWith('POS Agent ready at ')) return;
          clearTimeout(late);
          resolve();
        });
      });
      till.tryServices();
    },
    killAgent,
    stop: async () => {
      connection.close();
      await server.close();
      await till.close();
      await killAgent();
    },
  };
}
