import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from '#main/host-browser/find-browser.ts';
import { say, ToolTrouble } from '../call/run-tool.ts';
import type { ReplayClock } from '../replay/replay-clock.ts';

const WAIT_MAX_MS = 20_000;

export type Camera = {
  readonly page: Page;
  /** Puts the clocks of till and page at a moment of the day: "2026-11-20T12:40:00". */
  readonly at: (moment: string) => Promise<void>;
  /** The same for the page alone: it looks at a till that has a clock of its own. */
  readonly pageAt: (moment: string) => Promise<void>;
  readonly open: (url: string) => Promise<void>;
  /** Waits until the window of this name is open. */
  readonly isAt: (title: string) => Promise<void>;
  /** First letters of the name, Enter; the PIN is still to be typed. */
  readonly choose: (name: string) => Promise<void>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly take: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openCamera(folder: string, clock: ReplayClock): Promise<Camera> {
  mkdirSync(folder, { recursive: true });
  const browser = await launch();
  const context = await newContext(browser);
  const page = await context.newPage();
  const pageAt = async (moment: string) => {
    await page.clock.setFixedTime(`${moment}Z`);
    // The clock of the top bar looks once a second.
    await page.waitForTimeout(1_100);
  };
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  return {
    page,
    at: async (moment) => {
      clock.moveTo(moment);
      await pageAt(moment);
    },
    pageAt,
    open: async (url) => {
      await page.goto(url);
    },
    isAt: async (title) => {
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    },
    choose: async (name) => {
      await page.getByRole('button', { name: new RegExp(`^${name} `) }).waitFor();
      await press(...name.toLowerCase(), 'Enter');
      await page.getByRole('region', { name: `PIN of ${name}` }).waitFor();
    },
    press,
    take: async (name) => {
      await settle(page);
      await page.screenshot({ path: join(folder, `${name}.png`), caret: 'hide', animations: 'disabled' });
      say(`${name}.png`);
    },
    close: () => browser.close(),
  };
}

async function launch(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new ToolTrouble('There is no Chromium here. Install one and run this again.');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
  return await chromium.launch({ executablePath, args: [...args, '--disable-sync', '--font-render-hinting=none'] });
}

async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: 'en-GB',
  });
  context.setDefaultTimeout(WAIT_MAX_MS);
  return context;
}

/** Nothing more to draw: answers are in, papers printed, everything sent, or known to be unsendable. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.waitForTimeout(700);
}
