import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Frame, Page, Request as PageRequest, Route } from 'playwright-core';
import { openChromium, underWay } from '#test/electron/stand-in/chromium.ts';
import { PreventableEvent } from '#test/electron/stand-in/event.ts';
import { ipcMain } from '#test/electron/stand-in/ipc-main.ts';
import { toElectron, toPage } from '#test/electron/stand-in/page-address.ts';
import { preloadScript } from '#test/electron/stand-in/preload-script.ts';
import { session } from '#test/electron/stand-in/session.ts';

/** One frame of the page as main sees it: the same object for as long as the frame lives. */
export class StandInFrame {
  readonly #frame: Frame;
  constructor(frame: Frame) {
    this.#frame = frame;
  }
  get url(): string {
    return toElectron(this.#frame.url());
  }
}

type OpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' };

export class WebContents extends EventEmitter {
  readonly session = session.defaultSession;
  readonly #preload: string | null;
  readonly #frames = new WeakMap<Frame, StandInFrame>();
  #page: Page | null = null;
  #context: BrowserContext | null = null;
  #isLoadedByMain = false;
  #isDestroyed = false;
  #open: OpenHandler = () => ({ action: 'allow' });

  constructor(preload: string | null) {
    super();
    this.#preload = preload;
  }

  get page(): Page {
    if (this.#page === null) throw new Error('No page is loaded yet');
    return this.#page;
  }
  get mainFrame(): StandInFrame {
    return this.frameOf(this.page.mainFrame());
  }
  frameOf(frame: Frame): StandInFrame {
    const known = this.#frames.get(frame) ?? new StandInFrame(frame);
    this.#frames.set(frame, known);
    return known;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  destroy(): void {
    this.#isDestroyed = true;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#open = handler;
  }

  /** A message lost to a page that is just going is lost in Electron too. */
  send(channel: string, ...args: readonly unknown[]): void {
    if (this.#page === null) return;
    const message = [channel, ...args];
    underWay(this.#page.evaluate((sent) => window.standInReceive?.(sent), message));
  }

  /** What any frame's compromised process could do: speak on a channel without a preload. */
  forge(from: Frame, channel: string, ...args: readonly unknown[]): void {
    ipcMain.emit(channel, { sender: this, senderFrame: this.frameOf(from) }, ...args);
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.#readyPage();
    this.#isLoadedByMain = true;
    await page.goto(toPage(address));
  }

  async #readyPage(): Promise<Page> {
    if (this.#page !== null) return this.#page;
    this.#context ??= await this.#openContext();
    const page = await this.#context.newPage();
    page.on('crash', () => {
      this.#page = null;
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 });
    });
    this.#page = page;
    return page;
  }

  async #openContext(): Promise<BrowserContext> {
    const browser = await openChromium();
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    await context.exposeBinding('standInSend', ({ frame }, channel: string, ...args: unknown[]) => {
      ipcMain.emit(channel, { sender: this, senderFrame: this.frameOf(frame) }, ...args);
    });
    if (this.#preload !== null) await context.addInitScript(preloadScript(await readFile(this.#preload, 'utf8')));
    await context.route('**/*', async (route, request) => this.#answer(route, request));
    context.on('page', (popup) => void this.#judgePopup(popup));
    return context;
  }

  async #judgePopup(popup: Page): Promise<void> {
    if ((await popup.opener()) === null) return;
    if (this.#open({ url: toElectron(popup.url()) }).action === 'deny') await popup.close();
  }

  async #answer(route: Route, request: PageRequest): Promise<void> {
    const address = toElectron(request.url());
    if (request.isNavigationRequest() && !this.#mayNavigate(request, address)) return await route.abort('aborted');
    const scheme = new URL(address).protocol.slice(0, -1);
    const handler = this.session.handlers.get(scheme);
    if (handler === undefined)
      return await route.fulfill({ body: '<title>A foreign page</title>', contentType: 'text/html' });
    const response = await handler(new Request(address, { method: request.method() }));
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  /** Electron asks about navigations of the page and its frames, not about those that main starts. */
  #mayNavigate(request: PageRequest, url: string): boolean {
    const frame = frameOrNull(request);
    // A popup's first request has no frame yet; it is judged as a popup.
    if (frame === null || frame.page() !== this.#page) return true;
    const isMainFrame = frame === this.#page?.mainFrame();
    if (isMainFrame && this.#isLoadedByMain) {
      this.#isLoadedByMain = false;
      return true;
    }
    const event = Object.assign(new PreventableEvent(), { url, isMainFrame });
    this.emit('will-frame-navigate', event);
    if (isMainFrame) this.emit('will-navigate', event);
    return !event.defaultPrevented;
  }
}

function frameOrNull(request: PageRequest): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}
