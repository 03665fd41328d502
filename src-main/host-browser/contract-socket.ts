import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type ContractPeers, createContractPeers } from '#main/contract-peers.ts';
import type { AccessToken } from '#main/host-browser/access-token.ts';
import { isOwnHost, isOwnOrigin, requestAddress } from '#main/host-browser/own-address.ts';
import type { HostedRouter } from '#main/hosted-router.ts';

/** A whole catalogue crosses in one message (see catalogue.import: 32 million characters). */
const MESSAGE_MAX_BYTES = 40 * 1024 * 1024;
const SOCKETS_MAX = 64;
const GOING_AWAY = 1001;
const UNSUPPORTED = 1003;

export type ContractSocket = { readonly close: () => void };

export type ContractSocketOptions = {
  readonly server: Server;
  readonly port: number;
  readonly router: HostedRouter;
  readonly access: AccessToken;
  readonly say: (words: string) => void;
};

/** The contract over one WebSocket at /contract: own page by its cookie, scripts by the token. */
export function serveContract({ server, port, router, access, say }: ContractSocketOptions): ContractSocket {
  const peers = createContractPeers(router, say);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_MAX_BYTES, perMessageDeflate: false });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const refusal = refuseUpgrade({ request, port, access, openCount: sockets.clients.size });
    if (refusal !== null) return endWith(stream, refusal);
    sockets.handleUpgrade(request, stream, head, (socket) => {
      connect(socket, peers);
    });
  });
  return {
    close: () => {
      for (const socket of sockets.clients) socket.close(GOING_AWAY, 'The till is closing.');
      setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, 500).unref();
    },
  };
}

function connect(socket: WebSocket, peers: ContractPeers): void {
  const line = { send: (text: string) => socket.send(text) };
  socket.on('message', (data, isBinary) => {
    if (isBinary) return socket.close(UNSUPPORTED, 'The contract is text.');
    peers.receive(line, String(data));
  });
  socket.on('close', () => peers.close(line));
  // A frame that is too big or malformed closes this socket (ws does so itself) and concerns nobody else.
  socket.on('error', () => socket.terminate());
}

type UpgradeRefusal = { readonly status: number; readonly words: string };
type Upgrade = {
  readonly request: IncomingMessage;
  readonly port: number;
  readonly access: AccessToken;
  readonly openCount: number;
};

function refuseUpgrade({ request, port, access, openCount }: Upgrade): UpgradeRefusal | null {
  if (!isOwnHost(request.headers.host, port)) return { status: 421, words: 'This is not the address of this till.' };
  if (!isOwnOrigin(request.headers.origin, port)) return { status: 403, words: 'Another page may not use this till.' };
  const address = requestAddress(request.url, port);
  if (address === null) return { status: 400, words: 'This address cannot be read.' };
  if (address.pathname !== '/contract') return { status: 404, words: 'The contract is at /contract.' };
  if (!isKnown(request, address, port, access)) return { status: 401, words: 'The token is missing or wrong.' };
  if (openCount >= SOCKETS_MAX) return { status: 503, words: 'Too many connections to this till.' };
  return null;
}

function isKnown(request: IncomingMessage, address: URL, port: number, access: AccessToken): boolean {
  if (access.isCookie(request.headers.cookie, port)) return true;
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const offered = bearer ?? address.searchParams.get('token');
  return offered !== null && access.isToken(offered);
}

function endWith(stream: Duplex, { status, words }: UpgradeRefusal): void {
  stream.on('error', () => stream.destroy());
  stream.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(words)}\r\n\r\n${words}`,
  );
}
