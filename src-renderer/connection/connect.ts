import { connectByMessagePort } from '#renderer/connection/message-port-connection.ts';
import { makeRights } from '#renderer/connection/rights.ts';
import type { Connection } from '#renderer/connection/till-client.ts';
import { connectByWebSocket } from '#renderer/connection/web-socket-connection.ts';

/** Electron hands over a port; everywhere else the page's own host is asked. */
export function connect(page: Window): Connection {
  const rights = makeRights();
  return page.tillPort === undefined
    ? connectByWebSocket(page.location, rights)
    : connectByMessagePort(page.tillPort, rights);
}

/** The token that loaded the page has become a cookie by now. It must not stay where people and screenshots see it. */
export function forgetToken(page: Window): void {
  const address = new URL(page.location.href);
  if (!address.searchParams.has('token')) return;
  address.searchParams.delete('token');
  page.history.replaceState(null, '', address.href);
}
