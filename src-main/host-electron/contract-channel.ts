import { type BrowserWindow, type IpcMainEvent, ipcMain } from 'electron';
import { type ContractLine, createContractPeers } from '#main/contract-peers.ts';
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
  const peers = createContractPeers(router, say);
  let gone: readonly string[] = [];
  let current: PageLine | null = null;

  const closePage = () => {
    if (current === null) return;
    gone = [...gone.slice(1 - GONE_MAX), current.page];
    current.isOpen = false;
    peers.close(current);
    current = null;
  };
  const lineOf = (page: string): PageLine => {
    if (current?.page === page) return current;
    closePage();
    current = openLine(window, page);
    return current;
  };
  const receive = (event: IpcMainEvent, page: unknown, data: unknown) => {
    if (!isOwnSender(event, window)) return say('A message from a foreign page or frame was refused.');
    if (typeof page !== 'string' || page.length > 64 || !isFrame(data)) return say('A misshapen message was refused.');
    if (!gone.includes(page)) peers.receive(lineOf(page), data);
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

function isFrame(data: unknown): data is string {
  return typeof data === 'string' && data.length <= MESSAGE_MAX;
}

type PageLine = ContractLine & { readonly page: string; isOpen: boolean };

/** One load of the page. After its end nothing goes through any more: the next page's calls bear the same numbers. */
function openLine(window: BrowserWindow, page: string): PageLine {
  const line: PageLine = {
    page,
    isOpen: true,
    send: (text) => {
      if (line.isOpen) sendTo(window, page, text);
    },
  };
  return line;
}

function sendTo(window: BrowserWindow, page: string, data: string | null): void {
  if (!window.isDestroyed() && !window.webContents.isDestroyed()) window.webContents.send(CONTRACT_CHANNEL, page, data);
}
