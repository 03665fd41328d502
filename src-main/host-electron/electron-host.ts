import { app, type BrowserWindow, dialog, Menu, session } from 'electron';
import { type AgentElsewhere, agentElsewhere } from '#main/agent-elsewhere.ts';
import { openAgentLog } from '#main/agent-log.ts';
import { superviseAgent } from '#main/embedded-agent.ts';
import { findFreePort } from '#main/free-port.ts';
import { forkAgent } from '#main/host-electron/agent-process.ts';
import { serveRenderer } from '#main/host-electron/app-protocol.ts';
import { openContractChannel } from '#main/host-electron/contract-channel.ts';
import { stopOnQuit } from '#main/host-electron/shutdown.ts';
import { createTillWindow, focusWindow, showTill } from '#main/host-electron/window.ts';
import { AGENT_PORT, agentDataDir, type HostOptions, tillOptions } from '#main/host-options.ts';
import type { HostedRouter } from '#main/hosted-router.ts';
import { StartRefusal } from '#main/start-refusal.ts';
import { openTillBesideAgent } from '#main/till-beside-agent.ts';

export type HostedTill = {
  readonly router: HostedRouter;
  readonly tryServices: () => void;
  readonly close: () => Promise<void>;
};
export type OpenTill = (
  options: Partial<AgentElsewhere> & { readonly agentUrl: string; readonly startServices?: () => Promise<void> } & Pick<
      HostOptions,
      'dataDir' | 'tillCode' | 'printer' | 'scanner' | 'display' | 'terminal'
    >,
) => Promise<HostedTill>;

/** Where the built parts lie, seen from whoever starts the host. */
export type HostPlaces = {
  readonly preloadFile: string;
  readonly rendererDir: string;
  readonly agentFile: string;
};

export type ElectronHostOptions = {
  readonly options: HostOptions;
  readonly places: HostPlaces;
  readonly openTill: OpenTill;
};

/** Opens the till in Electron. Answers when the page is loaded; the rest of its life hangs on Electron's events. */
export async function runElectronHost({ options, places, openTill }: ElectronHostOptions): Promise<void> {
  let window: BrowserWindow | null = null;
  if (!app.requestSingleInstanceLock()) {
    say('This till is already open; its window was brought to the front.');
    app.exit(1);
    return;
  }
  app.on('second-instance', () => window !== null && focusWindow(window));
  await app.whenReady();
  Menu.setApplicationMenu(null);
  serveRenderer(session.defaultSession, places.rendererDir);
  try {
    window = await open({ options, places, openTill });
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    say(error.words);
    dialog.showErrorBox('Tillkeeper', error.words);
    app.exit(1);
  }
}

async function open({ options, places, openTill }: ElectronHostOptions): Promise<BrowserWindow> {
  const elsewhere = agentElsewhere(options);
  const agentPort = elsewhere === null ? await findFreePort(options.agentPort ?? AGENT_PORT) : 0;
  const startAgent = (onReady: () => void) => {
    const agentLog = openAgentLog(options.dataDir, say);
    return superviseAgent({
      say,
      onReady,
      spawn: () =>
        forkAgent({
          program: places.agentFile,
          port: agentPort,
          dataDir: agentDataDir(options.dataDir),
          onTrouble: agentLog,
        }),
    });
  };
  const { till, agent } = await openTillBesideAgent({
    elsewhere,
    agentPort,
    startAgent,
    openTill: (services) => openTill({ ...services, ...tillOptions(options) }),
  });
  const window = createTillWindow({ preloadFile: places.preloadFile, say, onPageGone: () => channel.closePage() });
  const channel = openContractChannel({ window, router: till.router, say });
  stopOnQuit(
    [
      { name: 'the contract', stop: channel.close, maxMs: 1_000 },
      { name: 'the till', stop: () => till.close(), maxMs: 8_000 },
      { name: 'the POS Agent', stop: agent.stop, maxMs: 7_000 },
    ],
    say,
  );
  await showTill(window);
  return window;
}

function say(words: string): void {
  process.stderr.write(`${words}\n`);
}
