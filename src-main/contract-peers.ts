import { ORPCError, onError } from '@orpc/server';
import { type MinimalWebsocket, RPCHandler } from '@orpc/server/websocket';
import type { HostedRouter } from '#main/hosted-router.ts';

/** One caller's line to the till, whatever carries it: a socket, or a page of the Electron window. */
export type ContractLine = { readonly send: (text: string) => void };

export type ContractPeers = {
  readonly receive: (line: ContractLine, text: string) => void;
  /** The caller is gone: its calls are called off, its streams end. */
  readonly close: (line: ContractLine) => void;
};

/**
 * Carries the contract over lines of text, the same for every host. oRPC's own `upgrade` drops the promise of a frame it
 * cannot read, and an unheard rejection would end the whole till: here each one is heard.
 */
export function createContractPeers(router: HostedRouter, say: (words: string) => void): ContractPeers {
  const handler = new RPCHandler(router, { interceptors: [onError((error) => reportFault(error, say))] });
  const ports = new WeakMap<ContractLine, MinimalWebsocket>();
  const portOf = (line: ContractLine): MinimalWebsocket => {
    const port = ports.get(line) ?? { send: (data) => line.send(String(data)), addEventListener: () => {} };
    ports.set(line, port);
    return port;
  };
  return {
    receive: (line, text) => {
      handler.message(portOf(line), text).catch(() => say('A message that is no call was refused.'));
    },
    close: (line) => handler.close(portOf(line)),
  };
}

/** What the caller did wrong it is told; what went wrong inside stays here, with its stack. */
function reportFault(error: unknown, say: (words: string) => void): void {
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') return;
  say(`A call failed inside the till: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}
