import type { IncomingMessage } from 'node:http';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import type { TillContract } from '#shared/contract/till-contract.ts';
import { messageOf, ToolTrouble } from './run-tool.ts';
import { readTillAddress, type TillAddress } from './till-address.ts';

/** Every call of the contract, typed, over one socket. */
export type TillClient = ContractRouterClient<TillContract>;

export type TillConnection = {
  readonly client: TillClient;
  /** The same by name, for tools that are told at run time which call to make. */
  readonly call: (path: readonly string[], input: unknown, signal: AbortSignal) => Promise<unknown>;
  /** Rejects, in words, when the till goes away; never settles otherwise. */
  readonly lost: Promise<never>;
  readonly close: () => void;
};

/** Connects as any script does: with the token, as a Bearer, at /contract. Rejects in words. */
export async function connectToTill(url: string, timeoutMs: number): Promise<TillConnection> {
  const address = readTillAddress(url);
  const socket = new WebSocket(address.socketUrl, {
    headers: { authorization: `Bearer ${address.token}` },
    handshakeTimeout: timeoutMs,
    perMessageDeflate: false,
  });
  await opened(socket, address);
  let isOurs = false;
  const lost = new Promise<never>((_resolve, reject) => {
    socket.once('close', () => {
      if (!isOurs) reject(new ToolTrouble(`The till at ${address.origin} went away. ${START_IT}`));
    });
  });
  // Heard by whoever races it; a loss while nobody waits is no unhandled rejection.
  lost.catch(() => {});
  socket.on('error', () => socket.terminate());
  const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket });
  return {
    client: createORPCClient(link),
    call: (path, input, signal) => link.call(path, input, { context: {}, signal }),
    lost,
    close: () => {
      isOurs = true;
      socket.close();
      // The other side has half a second to say goodbye; a tool that has its answer does not wait longer.
      setTimeout(() => socket.terminate(), 500).unref();
    },
  };
}

const START_IT = 'Start it (npm start) and use the address it prints; after each start there is a new one.';

function opened(socket: WebSocket, address: TillAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (words: string) => {
      socket.terminate();
      reject(new ToolTrouble(words));
    };
    socket.once('open', () => {
      socket.removeAllListeners('error');
      resolve();
    });
    socket.on('error', (error) => refuse(whyNotOpened(error, address)));
    socket.once('unexpected-response', (_request, response: IncomingMessage) =>
      refuse(whyTurnedAway(response, address)),
    );
  });
}

function whyNotOpened(error: Error, { origin }: TillAddress): string {
  if (/handshake has timed out/.test(error.message)) {
    return `The till at ${origin} did not answer in time. Look whether it hangs, or give it longer with --timeout SECONDS.`;
  }
  return `Nobody answers at ${origin} (${messageOf(error) || 'no connection'}). ${START_IT}`;
}

function whyTurnedAway({ statusCode }: IncomingMessage, { origin }: TillAddress): string {
  if (statusCode === 401) return `The token is not the one of the till at ${origin}. ${START_IT}`;
  if (statusCode === 503) return `The till at ${origin} has too many connections. Close some and try again.`;
  return `What answers at ${origin} is no till of this version (HTTP ${statusCode ?? '?'}). ${START_IT}`;
}
