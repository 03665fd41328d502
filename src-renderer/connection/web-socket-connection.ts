import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import ReconnectingWebSocket from 'partysocket/ws';
import { lendingLink } from '#renderer/connection/lending-link.ts';
import type { Rights } from '#renderer/connection/rights.ts';
import type { Connection, TillClient } from '#renderer/connection/till-client.ts';

/** The till in the browser host: same machine, same host name, so it answers at once or not at all. */
const RECONNECT = {
  minReconnectionDelay: 250,
  maxReconnectionDelay: 2_000,
  reconnectionDelayGrowFactor: 1.5,
  connectionTimeout: 4_000,
  // Commands are repeated by their own id, never queued inside the socket where nobody sees them.
  maxEnqueuedMessages: 0,
};

export function connectByWebSocket(place: Location, rights: Rights): Connection {
  const scheme = place.protocol === 'https:' ? 'wss' : 'ws';
  const socket = new ReconnectingWebSocket(`${scheme}://${place.host}/contract`, [], RECONNECT);
  const client: TillClient = createORPCClient(
    lendingLink(new RPCLink({ websocket: asWebSocket(socket) }), rights.lent),
  );
  const isOpen = () => socket.readyState === socket.OPEN;
  return {
    client,
    rights,
    isOpen,
    onChange: (listener) => {
      const say = () => listener(isOpen());
      socket.addEventListener('open', say);
      socket.addEventListener('close', say);
      return () => {
        socket.removeEventListener('open', say);
        socket.removeEventListener('close', say);
      };
    },
  };
}

const READY_STATES = [0, 1, 2, 3] as const;

/** The same socket under the narrower type of the DOM. */
function asWebSocket(
  socket: ReconnectingWebSocket,
): Pick<WebSocket, 'addEventListener' | 'removeEventListener' | 'send' | 'readyState'> {
  return {
    addEventListener: socket.addEventListener.bind(socket),
    removeEventListener: socket.removeEventListener.bind(socket),
    send: (message: Parameters<typeof socket.send>[0]) => socket.send(message),
    get readyState() {
      return READY_STATES[socket.readyState] ?? 3;
    },
  };
}
