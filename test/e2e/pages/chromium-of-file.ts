import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, vi } from 'vitest';
import { findBrowser } from '#main/host-browser/find-browser.ts';
import { must } from '#shared/assert.ts';

const SETUP = resolve(import.meta.dirname, '../../../tools/setup.mjs');
export const RENDERER_DIR = resolve(import.meta.dirname, '../../../out/renderer');

/** A whole day in a real browser, on a machine that has other work too. */
const TEST_MAX_MS = 180_000;

/** One real Chromium for all tests of a file, over freshly built windows. Called at the top of a file. */
export function chromiumOfFile(): () => Browser {
  vi.setConfig({ testTimeout: TEST_MAX_MS });
  let browser: Browser | null = null;
  beforeAll(async () => {
    // Quick when nothing changed since the last build.
    execFileSync(process.execPath, [SETUP], { stdio: 'inherit' });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return () => must(browser, 'Chromium was started before the first test');
}

async function launchChromium(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) {
    throw new Error('There is no Chromium here. On Debian or Ubuntu: apt-get install chromium. Then test again.');
  }
  return await chromium.launch({
    executablePath,
    args: [
      '--no-first-run',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
