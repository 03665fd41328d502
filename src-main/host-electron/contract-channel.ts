import { RPCHandler } from '@orpc/server/message-port';
import { type BrowserWindow, type IpcMainEvent, ipcMain } from 'electron';
import { isOwnAddress } from '#main/host-electron/app-address.ts';
import { CONTRACT_CHANNEL } from '#main/host-electron/channel-name.ts';
import type { HostedRouter } from '#main/hosted-router.ts';

/** A whole catalogue crosses in one message, as over the browser host's socket. */
const MESSAGE_MAX = 40 * 1024 * 1024;
/** Messages of a page still under way when the next one speaks are few and early; no need to remember pages for ever. */
const GONE_MAX = 32;

export type ContractChannel = {
  /** Ends the calls of the page that is there now: it is gone, or the till closes. */
  readonly closePage: () => void;
  readonly close: () => void;
};

export type ContractChannelOptions = {
  readonly window: BrowserWindow;
  readonly router: HostedRouter;
  readonly say: (words: string) => void;
};

/** The contract over the one IPC channel, for the main frame of our own window showing our own page, and nobody else. */
export function openContractChannel({ window, router, say }: ContractChannelOptions): ContractChannel {
  const handler = new RPCHandler(router);
  let gone: readonly string[] = [];
  let current: { readonly page: string; readonly port: PagePort } | null = null;

  const closePage = () => {
    if (current === null) return;
    gone = [...gone.slice(1 - GONE_MAX), current.page];
    current.port.close();
    current = null;
  };
  const portOf = (page: string): PagePort => {
    if (current?.page === page) return current.port;
    closePage();
    const port = createPagePort((data) => sendTo(window, page, data), say);
    current = { page, port };
    handler.upgrade(port);
    return port;
  };
  const receive = (event: IpcMainEvent, page: unknown, data: unknown) => {
    if (!isOwnSender(event, window)) return say('A message from a foreign page or frame was refused.');
    if (typeof page !== 'string' || page.length > 64 || !isFrame(data)) return say('A misshapen message was refused.');
    if (!gone.includes(page)) portOf(page).receive(data);
  };
  ipcMain.on(CONTRACT_CHANNEL, receive);
  return {
    closePage,
    close: () => {
      ipcMain.off(CONTRACT_CHANNEL, receive);
      if (current !== null) sendTo(window, current.page, null);
      closePage();
    },
  };
}

/** Electron hands any frame's messages to main: an advertisement in a frame would be as good as the till's own page. */
function isOwnSender({ sender, senderFrame }: IpcMainEvent, window: BrowserWindow): boolean {
  if (window.isDestroyed() || sender !== window.webContents || senderFrame === null) return false;
  return senderFrame === window.webContents.mainFrame && isOwnAddress(senderFrame.url);
}

function isFrame(data: unknown): data is string | Uint8Array {
  return (typeof data === 'string' || data instanceof Uint8Array) && data.length <= MESSAGE_MAX;
}

function sendTo(window: BrowserWindow, page: string, data: unknown): void {
  if (!window.isDestroyed() && !window.webContents.isDestroyed()) window.webContents.send(CONTRACT_CHANNEL, page, data);
}

type PagePort = ReturnType<typeof createPagePort>;

/** The shape of port that oRPC takes, for one load of the page. After its end nothing goes through any more. */
function createPagePort(send: (data: unknown) => void, say: (words: string) => void) {
  const onMessage: ((data: unknown) => unknown)[] = [];
  const onDisconnect: (() => void)[] = [];
  let isOpen = true;
  return {
    onMessage: { addListener: (listener: (data: unknown) => unknown) => void onMessage.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => void onDisconnect.push(listener) },
    postMessage: (data: unknown) => {
      if (isOpen) send(data);
    },
    /** oRPC's listener is async and rejects on a frame it cannot read; unheard, that would end the whole till. */
    receive: (data: string | Uint8Array) => {
      for (const listener of onMessage) {
        void Promise.resolve(listener(data)).catch(() => say('A message that is no call was refused.'));
      }
    },
    close: () => {
      if (!isOpen) return;
      isOpen = false;
      for (const listener of onDisconnect) listener();
    },
  };
}
