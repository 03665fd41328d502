import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, vi } from 'vitest';
import { must } from '#shared/assert.ts';
import { launchChromium } from '#test/electron/stand-in/chromium.ts';

const SETUP = resolve(import.meta.dirname, '../../../tools/setup.mjs');
export const RENDERER_DIR = resolve(import.meta.dirname, '../../../out/renderer');

/** A whole day in a real browser, on a machine that has other work too. */
const TEST_MAX_MS = 180_000;

/** The windows under test are the built ones; building is quick when nothing changed. */
export function buildWindows(): void {
  execFileSync(process.execPath, [SETUP], { stdio: 'inherit' });
}

/** One real Chromium for all tests of a file, over freshly built windows. Called at the top of a file. */
export function chromiumOfFile(): () => Browser {
  vi.setConfig({ testTimeout: TEST_MAX_MS });
  let browser: Browser | null = null;
  beforeAll(async () => {
    buildWindows();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return () => must(browser, 'Chromium was started before the first test');
}
