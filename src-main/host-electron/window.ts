import { BrowserWindow, type RenderProcessGoneDetails, type WebContents } from 'electron';
import { APP_ADDRESS } from '#main/host-electron/app-address.ts';

export type TillWindowOptions = {
  readonly preloadFile: string;
  readonly say: (words: string) => void;
  /** The page is gone, and with it whoever waited for answers. */
  readonly onPageGone: () => void;
};

/** The only window there is. It shows the till's page and goes nowhere else. */
export function createTillWindow({ preloadFile, say, onPageGone }: TillWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 600,
    show: false,
    title: 'Tillkeeper',
    autoHideMenuBar: true,
    webPreferences: {
      preload: preloadFile,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  lockDown(window.webContents);
  window.once('ready-to-show', () => window.show());
  reloadWhenGone(window, say, onPageGone);
  return window;
}

export async function showTill(window: BrowserWindow): Promise<void> {
  await window.loadURL(APP_ADDRESS);
}

/** The second start of the same till brings the first one to the front. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/**
 * A till has no reason to leave its page, open another, download, or ask for a camera: all of it is denied. A file that a
 * window itself has made, such as an exported layout, is saved where a person says.
 */
function lockDown(page: WebContents): void {
  page.on('will-navigate', (event) => event.preventDefault());
  page.on('will-frame-navigate', (event) => event.preventDefault());
  page.on('will-redirect', (event) => event.preventDefault());
  page.on('will-attach-webview', (event) => event.preventDefault());
  page.setWindowOpenHandler(() => ({ action: 'deny' }));
  page.session.setPermissionRequestHandler((_page, _permission, answer) => answer(false));
  page.session.setPermissionCheckHandler(() => false);
  page.session.setDevicePermissionHandler(() => false);
  page.session.on('will-download', (event, file) => {
    if (!isOwnFile(file.getURL())) event.preventDefault();
  });
}

function isOwnFile(url: string): boolean {
  return url.startsWith(`blob:${APP_ADDRESS}`);
}

const CALM_MS = 60_000;
const WAIT_MAX_MS = 10_000;

/** The page holds nothing that main does not: it is simply loaded again, more slowly each time it falls in one minute. */
function reloadWhenGone(window: BrowserWindow, say: (words: string) => void, onPageGone: () => void): void {
  let falls: readonly number[] = [];
  window.webContents.on('render-process-gone', (_event: unknown, { reason }: RenderProcessGoneDetails) => {
    onPageGone();
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = performance.now();
    falls = [...falls.filter((at) => now - at < CALM_MS), now];
    say(`The window's process ended (${reason}); loading the page again.`);
    const waitMs = Math.min(250 * 2 ** (falls.length - 1), WAIT_MAX_MS);
    setTimeout(() => {
      if (window.isDestroyed()) return;
      showTill(window).catch((error: unknown) => say(`The page could not be loaded: ${String(error)}`));
    }, waitMs);
  });
}
