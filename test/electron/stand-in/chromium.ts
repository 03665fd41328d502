import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '#main/host-browser/find-browser.ts';

let running: Promise<Browser> | null = null;

/** Messages to pages that are on their way; Electron delivers what was sent before its end. */
let messages: Promise<unknown> = Promise.resolve();

export function underWay(message: Promise<unknown>): void {
  messages = Promise.allSettled([messages, message]);
}

/** One browser for all windows of one test file, or of one process. */
export function openChromium(): Promise<Browser> {
  running ??= launchChromium();
  return running;
}

export async function closeChromium(): Promise<void> {
  const browser = running;
  running = null;
  await messages;
  await (await browser)?.close();
}

export async function launchChromium(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) {
    throw new Error('There is no Chromium here. On Debian or Ubuntu: apt-get install chromium. Then test again.');
  }
  const debugPort = process.env['TILLKEEPER_STAND_IN_DEBUG_PORT'];
  return await chromium.launch({
    executablePath,
    args: [
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-gpu',
      '--disable-quic',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(debugPort === undefined ? [] : [`--remote-debugging-port=${debugPort}`]),
    ],
  });
}
