import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { findFreePort } from '#main/free-port.ts';
import { startBrowserServer } from '#main/host-browser/server.ts';
import { agentDataDir } from '#main/host-options.ts';
import type { TillOptions } from '#main/till.ts';
import { type AgentBeside, agentBeside } from '#test/e2e/pages/agent-beside.ts';
import { RENDERER_DIR } from '#test/e2e/pages/chromium-of-file.ts';
import { watchHands } from '#test/e2e/pages/hands.ts';
import { slowAnswers } from '#test/e2e/pages/slow-answers.ts';
import { type TestTill, type TillClient, temporaryFolder, testTill } from '#test/till/test-till.ts';

/** Work on a busy machine may take its time; a till that never answers still fails within a test's own time. */
const WAIT_MAX_MS = 20_000;

export type TillInChromium = TestTill & {
  readonly page: Page;
  readonly url: string;
  /** Another window on the same till. */
  readonly openPage: (options?: BrowserContextOptions) => Promise<Page>;
};

export type OpenOptions = {
  /** What was done before the window opened: it opens where that leads. */
  readonly before?: (client: TillClient) => Promise<unknown>;
  readonly till?: Partial<TillOptions>;
  /** Opens a till that differs from the demo’s; default: one with `till`. */
  readonly open?: () => Promise<TestTill>;
  readonly context?: BrowserContextOptions;
};

/** A real till on its own data folder, served as the browser host serves it, and its window in a real Chromium. */
export async function openTillInChromium(browser: Browser, options: OpenOptions = {}): Promise<TillInChromium> {
  const till = await (options.open ?? (() => testTill(options.till)))();
  await options.before?.(till.client);
  const server = await startBrowserServer({
    router: till.till.router,
    rendererDir: RENDERER_DIR,
    port: 0,
    say: () => {},
  });
  onTestFinished(server.close);
  const open = (context: BrowserContextOptions = {}) => openPage(browser, server.url, context);
  return { ...till, url: server.url, page: await open(options.context), openPage: open };
}

/** The same with a POS Agent in a process of its own, as the browser host starts it; up and green when this resolves. */
export async function openTillWithAgent(
  browser: Browser,
  options: Omit<OpenOptions, 'till'> = {},
): Promise<TillInChromium & { readonly agent: AgentBeside }> {
  const dataDir = temporaryFolder();
  const port = await findFreePort(0);
  const opened = await openTillInChromium(browser, {
    ...options,
    till: { dataDir, agentUrl: `http://127.0.0.1:${port}` },
  });
  const agent = agentBeside({ port, dataDir: agentDataDir(dataDir), onReady: () => opened.till.tryServices() });
  onTestFinished(agent.kill);
  await agent.start();
  return { ...opened, agent };
}

export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
    ...options,
  });
  onTestFinished(() => context.close());
  context.setDefaultTimeout(WAIT_MAX_MS);
  const page = await context.newPage();
  await watchHands(page);
  await slowAnswers(page);
  await page.goto(url);
  return page;
}

/** Asks until it is so, as long as a locator would wait. */
export function soon<T>(read: () => T | Promise<T>): ReturnType<typeof expect.poll<Promise<T>>> {
  return expect.poll(async () => await read(), { timeout: WAIT_MAX_MS, interval: 50 });
}
