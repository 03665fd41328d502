import { join } from 'node:path';
import { superviseAgent } from '#main/embedded-agent.ts';
import { findFreePort } from '#main/free-port.ts';
import { spawnAgentChild } from '#main/host-browser/agent-child.ts';
import { startBrowserServer } from '#main/host-browser/server.ts';
import { agentDataDir } from '#main/host-options.ts';
import { StartRefusal } from '#main/start-refusal.ts';
import { stopInOrder } from '#main/stop-in-order.ts';
import { openTill, type Till } from '#main/till.ts';
import { say, ToolTrouble } from '../call/run-tool.ts';
import { connectToTill, type TillConnection } from '../call/till-connection.ts';
import type { ReplayClock } from './replay-clock.ts';

export type HostedTill = {
  readonly connection: TillConnection;
  readonly agentUrl: string;
  readonly stop: () => Promise<void>;
};

const CONNECT_MAX_MS = 10_000;
const AGENT_READY_MAX_MS = 30_000;

/** A till, its page server and its agent, put together as the browser host does it, on free ports and with another clock. */
export async function hostTill(dataDir: string, clock: ReplayClock): Promise<HostedTill> {
  const agentPort = await findFreePort(0);
  const agentUrl = `http://127.0.0.1:${agentPort}`;
  const till = await open(dataDir, agentUrl, clock);
  const server = await startBrowserServer({
    router: till.router,
    rendererDir: join(dataDir, 'no-windows'),
    port: 0,
    say,
  });
  const agent = superviseAgent({
    onReady: () => till.tryServices(),
    say,
    spawn: () => spawnAgentChild({ port: agentPort, dataDir: agentDataDir(dataDir), onTrouble: sayTrouble }),
  });
  const stop = async () => {
    await stopInOrder(
      [
        { name: 'the page server', stop: server.close, maxMs: 3_000 },
        { name: 'the till', stop: () => till.close(), maxMs: 20_000 },
        { name: 'the POS Agent', stop: agent.stop, maxMs: 7_000 },
      ],
      say,
    );
  };
  try {
    await within(agent.ready, AGENT_READY_MAX_MS, 'The POS Agent was not ready');
    const connection = await connectToTill(server.url, CONNECT_MAX_MS);
    return {
      connection,
      agentUrl,
      stop: async () => {
        connection.close();
        await stop();
      },
    };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

async function open(dataDir: string, agentUrl: string, clock: ReplayClock): Promise<Till> {
  try {
    return await openTill({ dataDir, agentUrl, clock });
  } catch (fault) {
    throw fault instanceof StartRefusal ? new ToolTrouble(fault.words) : fault;
  }
}

/** The agent's log is one JSON a line; what goes well stays there. */
function sayTrouble(line: string): void {
  const level = /"level":(\d+)/.exec(line)?.[1];
  if (level === undefined || Number(level) >= 40) say(`POS Agent: ${line}`);
}

async function within<T>(wanted: Promise<T>, maxMs: number, trouble: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new ToolTrouble(`${trouble} after ${maxMs / 1_000} s.`)), maxMs);
  });
  try {
    return await Promise.race([wanted, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
