import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { PASSWORD, STORE } from '#test/managers/page-client.ts';
import { ownChromium } from '#test/windows/till-page.ts';

/** Managers sit at desks, and look at it on their phones. */
export const PAGE_SIZES = [
  { width: 390, height: 844 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

/** Managers at their desks, small and large. */
export const DESK_SIZES = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

/** The page in a real Chromium of the test's own, at Log On. Page errors fail the test. */
export async function showPage(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const browser = await ownChromium();
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    ...options,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  // What the content security policy stops is said on the console only.
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  onTestFinished(() => {
    if (faults[0] !== undefined) throw new Error(faults[0]);
  });
  await page.goto(`${url}/managers/`);
  return page;
}

/** Logs on by keyboard alone. */
export async function logOnToPage(page: Page, login = 'ivana', password = PASSWORD): Promise<void> {
  const store = page.getByLabel('Store');
  await store.waitFor();
  if ((await store.inputValue()) === '') {
    await page.keyboard.type(STORE);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

/** A picture for people to look at, where TILLKEEPER_SHOTS names a folder for them. */
export async function pagePicture(page: Page, name: string): Promise<void> {
  const folder = process.env['TILLKEEPER_SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const { width = 0 } = page.viewportSize() ?? {};
  await page.screenshot({ path: join(folder, `managers-${name}-${width}.png`), fullPage: true });
}
