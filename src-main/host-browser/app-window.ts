import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';

export type AppWindow = {
  /** Settles when the window is gone: closed by a person, or by `close`. */
  readonly closed: Promise<{ readonly code: number | null; readonly afterMs: number }>;
  readonly close: () => Promise<void>;
};

export type AppWindowOptions = {
  readonly browser: string;
  readonly url: string;
  /** Its own profile: the window is a process of its own, ends by itself and knows none of the person's pages. */
  readonly profileDir: string;
};

const SWITCHES = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-background-mode',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-features=Translate,MediaRouter',
  '--password-store=basic',
  '--window-size=1366,768',
  // The pipe's other end is ours: when the till is killed it breaks, and the window closes with it.
  '--remote-debugging-pipe',
];

/** Opens the till in a browser window without address bar and tabs. */
export function openAppWindow({ browser, url, profileDir }: AppWindowOptions): AppWindow {
  mkdirSync(profileDir, { recursive: true });
  const startedAt = performance.now();
  const child = spawn(browser, [`--app=${url}`, `--user-data-dir=${profileDir}`, ...SWITCHES, ...rootSwitches()], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const pipe = child.stdio[3] as Writable;
  pipe.on('error', () => {});
  (child.stdio[4] as Readable).resume();
  const closed = new Promise<{ code: number | null; afterMs: number }>((resolve) => {
    const end = (code: number | null) => resolve({ code, afterMs: performance.now() - startedAt });
    child.once('exit', end);
    child.once('error', () => end(null));
  });
  return {
    closed,
    close: async () => {
      pipe.write(`${JSON.stringify({ id: 1, method: 'Browser.close' })}\0`);
      const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** Chromium's sandbox does not run as root on Linux. */
function rootSwitches(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : [];
}
