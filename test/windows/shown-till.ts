import { execFileSync } from 'node:child_process';
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

export type ShownTill = TestTill & { readonly page: Page };

/** A real till, its real windows in Chromium, and a person's hands: keyboard, or touch alone. */
export async function showTill({
  hands,
  size = { width: 1366, height: 768 },
  before,
  open = testTill,
}: {
  readonly hands: 'keyboard' | 'touch';
  readonly size?: { readonly width: number; readonly height: number };
  /** What was done at this till before the window opens. */
  readonly before: (client: TestTill['client']) => Promise<void>;
  readonly open?: () => Promise<TestTill>;
}): Promise<ShownTill> {
  const opened = await open();
  await before(opened.client);
  const server = await startBrowserServer({
    router: opened.till.router,
    rendererDir: join(ROOT, 'out/renderer'),
    port: 0,
    say: () => {},
  });
  onTestFinished(() => server.close());
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const context = await browser.newContext({ viewport: size, hasTouch: hands === 'touch' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(server.issueWindowUrl());
  return { ...opened, page };
}

/** Keeps a picture where somebody wants to look at it: with TILLKEEPER_SHOTS set to a folder. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['TILLKEEPER_SHOTS'];
  if (folder === undefined) return;
  const { width = 0 } = page.viewportSize() ?? {};
  await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
}
