import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { agentElsewhere } from '#main/agent-elsewhere.ts';
import { openAgentLog } from '#main/agent-log.ts';
import { type EmbeddedAgent, superviseAgent } from '#main/embedded-agent.ts';
import { findFreePort } from '#main/free-port.ts';
import { spawnAgentChild } from '#main/host-browser/agent-child.ts';
import { type AppWindow, openAppWindow } from '#main/host-browser/app-window.ts';
import { findBrowser } from '#main/host-browser/find-browser.ts';
import { type BrowserServer, startBrowserServer } from '#main/host-browser/server.ts';
import {
  AGENT_PORT,
  agentDataDir,
  type HostOptions,
  readHostOptions,
  TILL_PORT,
  tillOptions,
} from '#main/host-options.ts';
import { StartRefusal } from '#main/start-refusal.ts';
import { stopInOrder } from '#main/stop-in-order.ts';
import { openTill, type Till } from '#main/till.ts';
import { openTillBesideAgent } from '#main/till-beside-agent.ts';

const RENDERER_DIR = fileURLToPath(new URL('../../out/renderer', import.meta.url));
/** A window gone sooner than this was not closed by a person: the browser failed, or handed over to another window. */
const FAILED_WINDOW_MS = 2_000;

type Parts = {
  readonly till: Till;
  readonly server: BrowserServer;
  readonly agent: EmbeddedAgent;
};

await run(readHostOptions(process.argv, 'data'));

async function run(options: HostOptions): Promise<void> {
  const stopped = whenToldToStop();
  try {
    const parts = await start(options);
    const window = options.window ? openWindow(parts.server, options.dataDir) : null;
    process.stdout.write(`Tillkeeper ready at ${parts.server.url}\n`);
    await (window === null ? stopped : Promise.race([stopped, closedByPerson(window)]));
    await stop(parts, window);
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    say(error.words);
    process.exit(1);
  }
}

/** The till first: if its folder refuses (a second instance, a broken file), nothing else was started. */
async function start(options: HostOptions): Promise<Parts> {
  const elsewhere = agentElsewhere(options);
  const agentPort = elsewhere === null ? await choosePort('POS Agent', options.agentPort ?? AGENT_PORT) : 0;
  const { till, agent } = await openTillBesideAgent({
    elsewhere,
    agentPort,
    startAgent: (onReady) => startAgent(options, { agentPort, onReady }),
    openTill: (services) => openTill({ ...services, ...tillOptions(options) }),
  });
  const port = await choosePort('till', options.port ?? TILL_PORT);
  const server = await startBrowserServer({ router: till.router, rendererDir: RENDERER_DIR, port, say });
  return { till, server, agent };
}

function startAgent(
  { dataDir }: HostOptions,
  { agentPort, onReady }: { readonly agentPort: number; readonly onReady: () => void },
): EmbeddedAgent {
  const agentLog = openAgentLog(dataDir, say);
  return superviseAgent({
    say,
    onReady,
    spawn: () => spawnAgentChild({ port: agentPort, dataDir: agentDataDir(dataDir), onTrouble: agentLog }),
  });
}

async function choosePort(whose: string, wanted: number): Promise<number> {
  const port = await findFreePort(wanted);
  if (wanted !== 0 && port !== wanted) say(`Port ${wanted} is taken; the ${whose} uses ${port}.`);
  return port;
}

function openWindow(server: BrowserServer, dataDir: string): AppWindow | null {
  const browser = findBrowser();
  if (browser === null) {
    say('There is no Chromium, Chrome or Edge here. Open the address below in a browser.');
    return null;
  }
  say(`Opening the window with ${browser} ...`);
  return openAppWindow({ browser, url: server.issueWindowUrl(), profileDir: join(dataDir, 'window') });
}

async function closedByPerson({ closed }: AppWindow): Promise<void> {
  const { code, afterMs } = await closed;
  if (afterMs > FAILED_WINDOW_MS) return;
  say(`The window did not stay open (code ${code ?? 'none'}). The till goes on: open the address above in a browser.`);
  await new Promise(() => {});
}

/** Ctrl+C, a stop from outside, or the end of the process that started us, however it came. */
function whenToldToStop(): Promise<void> {
  setMaxListeners(20, process);
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) process.on(signal, () => resolve());
    process.once('disconnect', () => resolve());
    process.channel?.unref();
  });
}

/** The page first, so that no new command comes in; the database last but for the agent, which then has all it was sent. */
async function stop({ till, server, agent }: Parts, window: AppWindow | null): Promise<void> {
  say('Stopping the till ...');
  const isClean = await stopInOrder(
    [
      { name: 'the window', stop: () => window?.close(), maxMs: 4_000 },
      { name: 'the page server', stop: server.close, maxMs: 3_000 },
      { name: 'the till', stop: () => till.close(), maxMs: 8_000 },
      { name: 'the POS Agent', stop: agent.stop, maxMs: 7_000 },
    ],
    say,
  );
  say(
    isClean ? 'The till is stopped.' : 'The till is stopped, but not cleanly; nothing that was shown as done is lost.',
  );
  process.exit(isClean ? 0 : 1);
}

function say(words: string): void {
  process.stderr.write(`${words}\n`);
}
