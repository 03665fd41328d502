import { connect, type Socket } from 'node:net';
import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import { createLink, firstOf } from '#main/printing/transport/link.ts';
import type { Connection, Transport } from '#main/printing/transport/transport.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** Idle time after which the kernel asks whether a silent printer is still there; a pulled cable says nothing by itself. */
const KEEP_ALIVE_MS = 5000;

export type TcpAddress = { readonly host: string; readonly port: number; readonly label: string };

/** A printer on the network, raw port 9100. One printing connection at a time; others wait or are refused by the printer. */
export function tcpTransport({ host, label, port }: TcpAddress): Transport {
  return {
    kind: 'tcp',
    address: label,
    bitsPerSecond: null,
    open: (deadline) =>
      firstOf<Result<Connection, PrintTrouble>>(
        deadline,
        () => no('printer_unreachable'),
        (settle) => {
          // Half open: the printer saying goodbye first is a loss to notice, not something to answer by itself.
          const socket = connect({
            host,
            port,
            allowHalfOpen: true,
            noDelay: true,
            keepAlive: true,
            keepAliveInitialDelay: KEEP_ALIVE_MS,
          });
          const giveUp = (): void => void socket.destroy();
          deadline.addEventListener('abort', giveUp, { once: true });
          socket.once('error', (error) => settle(no(openTrouble(error))));
          socket.once('connect', () => {
            deadline.removeEventListener('abort', giveUp);
            settle(ok(tcpConnection(socket)));
          });
        },
      ),
  };
}

function openTrouble(error: Error & { readonly code?: string }): PrintTrouble {
  return error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET' ? 'printer_refused' : 'printer_unreachable';
}

/**
 * `write` is done when the kernel took the bytes, which says nothing about the printer: with megabytes unsent,
 * `destroy()` still calls the write callbacks without an error. So success is only ever the other side’s goodbye after
 * ours, and `drop` proves nothing.
 */
function tcpConnection(socket: Socket): Connection {
  const link = createLink();
  let hasPeerEnded = false;
  let isDropped = false;
  socket.on('data', (bytes: Buffer) => link.received(bytes));
  socket.on('error', () => link.lost('connection_lost'));
  socket.on('end', () => {
    hasPeerEnded = true;
    link.lost('connection_lost');
  });
  socket.on('close', () => link.lost('connection_lost'));
  return {
    onData: link.onData,
    onLost: link.onLost,
    write: (bytes, deadline) =>
      firstOf<Result<null, PrintTrouble>>(
        deadline,
        () => no('no_progress'),
        (settle) => {
          if (!link.isHeld()) settle(no('connection_lost'));
          else socket.write(bytes, (error) => settle(error ? no('connection_lost') : ok(null)));
        },
      ),
    settled: async () => ok(null),
    end: (deadline) =>
      firstOf<Result<null, PrintTrouble>>(
        deadline,
        () => no('not_closed'),
        (settle) => {
          if (!link.isHeld()) {
            settle(no('connection_lost'));
            return;
          }
          link.letGo();
          socket.once('error', () => settle(no('connection_lost')));
          socket.once('close', (hadError) => {
            settle(hadError || isDropped || !hasPeerEnded ? no('connection_lost') : ok(null));
          });
          socket.end();
        },
      ),
    drop: () => {
      isDropped = true;
      link.letGo();
      socket.destroy();
    },
  };
}
