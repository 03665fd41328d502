import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { startBrowserServer } from '#main/host-browser/server.ts';
import { launchChromium } from '#test/electron/stand-in/chromium.ts';
import { type TestTill, testTill } from '#test/till/test-till.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The windows under test are the built ones; building is quick when nothing changed. */
export function buildWindows(): void {
  execFileSync(process.execPath, [join(ROOT, 'tools/setup.mjs')], { stdio: 'inherit' });
}

export type TillPage = TestTill & { readonly page: Page };

export const SIZES = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

/** A real till behind the browser host, its windows in a real Chromium. Page errors fail the test. */
export async function tillPage(
  options: Parameters<typeof testTill>[0] & {
    readonly size?: (typeof SIZES)[number];
    readonly hasTouch?: boolean;
  } = {},
): Promise<TillPage> {
  const { size = SIZES[0], hasTouch = false, ...tillOptions } = options;
  const test = await testTill(tillOptions);
  const server = await startBrowserServer({
    router: test.till.router,
    rendererDir: join(ROOT, 'out/renderer'),
    port: 0,
    say: () => {},
  });
  onTestFinished(server.close);
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const context = await browser.newContext({ viewport: size, hasTouch });
  const page = await context.newPage();
  const faults: Error[] = [];
  page.on('pageerror', (fault) => faults.push(fault));
  onTestFinished(() => {
    if (faults[0] !== undefined) throw faults[0];
  });
  page.setDefaultTimeout(20_000);
  await page.goto(server.url);
  return { ...test, page };
}

/** A picture for people to look at, where TILLKEEPER_SHOTS names a folder for them. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['TILLKEEPER_SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const { width = 0 } = page.viewportSize() ?? {};
  await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
}

/** Logs on by keyboard alone: the first letters of a name, and the PIN of the demo. */
export async function logOnByKeys(page: Page, letters: string): Promise<void> {
  await page.getByRole('button', { name: /^Ana/ }).waitFor();
  await page.keyboard.type(letters);
  await page.keyboard.press('Enter');
  await page.keyboard.type('1234');
  await page.keyboard.press('Enter');
}
