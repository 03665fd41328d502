import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { lendingLink } from '#renderer/connection/lending-link.ts';
import type { Rights } from '#renderer/connection/rights.ts';
import type { Connection, TillClient } from '#renderer/connection/till-client.ts';

/** What the Electron preload puts on `window.tillPort`: the till's end of a message port, and nothing else. */
export type TillPort = {
  readonly postMessage: (data: unknown) => void;
  readonly onMessage: (listener: (data: unknown) => void) => void;
  readonly onClose: (listener: () => void) => void;
};

declare global {
  interface Window {
    readonly tillPort?: TillPort;
  }
}

/** The till in the same program. The port lives as long as the window does; a closed one does not come back. */
export function connectByMessagePort(port: TillPort, rights: Rights): Connection {
  let open = true;
  const client: TillClient = createORPCClient(
    lendingLink(
      new RPCLink({
        port: {
          postMessage: (data: unknown) => port.postMessage(data),
          onMessage: { addListener: (listener) => port.onMessage(listener) },
          onDisconnect: { addListener: (listener) => port.onClose(listener) },
        },
      }),
      rights.lent,
    ),
  );
  const listeners = new Set<(isOpen: boolean) => void>();
  port.onClose(() => {
    open = false;
    for (const listener of listeners) listener(false);
  });
  return {
    client,
    rights,
    isOpen: () => open,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
