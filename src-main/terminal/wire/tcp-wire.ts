import { connect, type Socket } from 'node:net';
import { createInbox, type TerminalLine, type TerminalWire } from '#main/terminal/wire/terminal-wire.ts';
import { createApduReader, encodeApdu } from '#main/terminal/zvt/apdu.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { DeclineReason } from '#shared/terminal/terminal-outcome.ts';

/** A pulled cable says nothing by itself; the kernel asks after this much silence. */
const KEEP_ALIVE_MS = 5_000;

/** A terminal in the network: bare messages, no header. It serves one till at a time and turns others away. */
export function tcpLine({ host, port }: { readonly host: string; readonly port: number }): TerminalLine {
  return {
    address: `${host.includes(':') ? `[${host}]` : host}:${port}`,
    open: (waitMs) =>
      new Promise<Result<TerminalWire, DeclineReason>>((resolve) => {
        const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS });
        const timer = setTimeout(() => {
          socket.destroy();
          resolve(no('terminal_unreachable'));
        }, waitMs);
        const settle = (result: Result<TerminalWire, DeclineReason>): void => {
          clearTimeout(timer);
          resolve(result);
        };
        socket.once('error', () => settle(no('terminal_unreachable')));
        socket.once('connect', () => settle(ok(wireOver(socket))));
      }),
  };
}

function wireOver(socket: Socket): TerminalWire {
  const inbox = createInbox();
  const reader = createApduReader();
  socket.on('data', (bytes: Buffer) => inbox.put(reader.push(bytes)));
  for (const end of ['error', 'end', 'close'] as const) socket.on(end, inbox.lose);
  return {
    next: inbox.next,
    send: (apdu) =>
      new Promise((resolve) => {
        if (inbox.isLost()) resolve('lost');
        else socket.write(encodeApdu(apdu), (error) => resolve(error || inbox.isLost() ? 'lost' : 'sent'));
      }),
    drop: () => socket.destroy(),
  };
}
