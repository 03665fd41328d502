import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Page } from 'playwright-core';
import { runElectronHost } from '#main/host-electron/electron-host.ts';
import type { HostedRouter } from '#main/hosted-router.ts';
import { app } from '#test/electron/stand-in/app.ts';
import { BrowserWindow } from '#test/electron/stand-in/browser-window.ts';
import { closeChromium } from '#test/electron/stand-in/chromium.ts';
import { ipcMain } from '#test/electron/stand-in/ipc-main.ts';
import { session } from '#test/electron/stand-in/session.ts';
import { type smallContract, smallRouter } from '#test/host/small-contract.ts';

const OUT = resolve(import.meta.dirname, '../../out');

declare global {
  interface Window {
    tillPort?: {
      readonly postMessage: (data: unknown) => void;
      readonly onMessage: (listener: (data: unknown) => void) => void;
      readonly onClose: (listener: () => void) => void;
    };
    toTest?: (kind: string, data: unknown) => void;
  }
}

/** The preload under test is the built one; building is quick when nothing changed. */
export function buildFirst(): void {
  execFileSync(process.execPath, [resolve(import.meta.dirname, '../../tools/setup.mjs')], { stdio: 'inherit' });
}

export type OpenedTill = {
  readonly window: BrowserWindow;
  readonly page: Page;
  readonly folder: string;
  /** In order: what was stopped. */
  readonly stopped: string[];
  readonly end: () => Promise<void>;
};

export type OpenOptions = {
  readonly router?: HostedRouter;
  readonly html?: string;
  readonly closeTill?: () => Promise<void>;
};

/** Opens the Electron host over a small page and a small router, in the stand-in. */
export async function openTillWindow({
  router = smallRouter(),
  html,
  closeTill,
}: OpenOptions = {}): Promise<OpenedTill> {
  const folder = await mkdtemp(join(tmpdir(), 'tillkeeper-electron-'));
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer/index.html'), html ?? '<!doctype html><title>Till</title><p>the windows</p>');
  await writeFile(join(folder, 'secret.txt'), 'not for the page');
  await writeFile(
    join(folder, 'agent.mjs'),
    'console.log("POS Agent ready at http://127.0.0.1:1");setInterval(() => {}, 1000);',
  );
  const stopped: string[] = [];
  await runElectronHost({
    options: {
      port: null,
      agentPort: 0,
      agentUrl: null,
      agentCaFile: null,
      enrolmentCode: null,
      tillCode: null,
      dataDir: join(folder, 'data'),
      printer: null,
      scanner: null,
      display: null,
      terminal: null,
      window: true,
    },
    places: {
      preloadFile: join(OUT, 'preload/preload.cjs'),
      rendererDir: join(folder, 'renderer'),
      agentFile: join(folder, 'agent.mjs'),
    },
    openTill: async () => ({
      router,
      tryServices: () => {},
      close: async () => {
        await closeTill?.();
        stopped.push('till');
      },
    }),
  });
  const window = BrowserWindow.all.at(-1);
  if (window === undefined) throw new Error('The host opened no window');
  return { window, page: window.webContents.page, folder, stopped, end: async () => endTill(folder) };
}

/** Quits as a person does and waits for the end; then wipes the stand-in's slate. */
async function endTill(folder: string): Promise<void> {
  if (app.exitCode === null) {
    const exited = new Promise((done) => app.once('stand-in-exited', done));
    app.quit();
    await exited;
  }
  await forgetElectron();
  await rm(folder, { recursive: true, force: true });
}

export async function forgetElectron(): Promise<void> {
  app.removeAllListeners();
  app.exitCode = null;
  app.isReady = false;
  app.isLockFree = true;
  ipcMain.removeAllListeners();
  session.defaultSession.handlers.clear();
  session.defaultSession.removeAllListeners();
  BrowserWindow.all.length = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.removeAllListeners(signal);
  await closeChromium();
}

export type SmallClient = ContractRouterClient<typeof smallContract>;

/** A client that speaks through the page's own `window.tillPort`, as the renderer does. */
export async function clientOf(page: Page): Promise<SmallClient> {
  const onMessage: ((data: unknown) => void)[] = [];
  const onDisconnect: (() => void)[] = [];
  await page.exposeFunction('toTest', (kind: string, data: unknown) => {
    if (kind === 'close') for (const listener of onDisconnect) listener();
    else for (const listener of onMessage) listener(data);
  });
  await page.evaluate(() => {
    window.tillPort?.onMessage((data) => window.toTest?.('message', data));
    window.tillPort?.onClose(() => window.toTest?.('close', null));
  });
  const port = {
    onMessage: { addListener: (listener: (data: unknown) => void) => void onMessage.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => void onDisconnect.push(listener) },
    postMessage: (data: unknown) => void page.evaluate((sent) => window.tillPort?.postMessage(sent), data),
  };
  return createORPCClient(new RPCLink({ port }));
}
