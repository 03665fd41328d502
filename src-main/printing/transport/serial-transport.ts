import type { SerialPort } from 'serialport';
import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import { createLink, firstOf } from '#main/printing/transport/link.ts';
import type { SerialFlow } from '#main/printing/transport/printer-address.ts';
import type { Connection, Transport } from '#main/printing/transport/transport.ts';
import { no, ok, type Result } from '#shared/result.ts';

export type SerialAddress = {
  readonly path: string;
  readonly baud: number;
  readonly flow: SerialFlow;
  readonly label: string;
};

/**
 * A printer on a serial port, 8N1. Ports are never listed: on Linux that asks `udevadm` and takes the process down where
 * it is missing.
 */
export function serialTransport({ baud, flow, label, path }: SerialAddress): Transport {
  return {
    kind: 'serial',
    address: label,
    bitsPerSecond: baud,
    open: async (deadline) => {
      const port = await createPort({ path, baud, flow });
      if (port === null) return no('open_failed');
      return firstOf<Result<Connection, PrintTrouble>>(
        deadline,
        () => no('open_failed'),
        (settle) => {
          const connection = serialConnection(port);
          port.open((error) => {
            if (error) settle(no(openTrouble(error)));
            else if (deadline.aborted) connection.drop();
            else settle(ok(connection));
          });
        },
      );
    },
  };
}

/**
 * A new object each time: one that is reopened first delivers what was written while it was closed. The native part is
 * loaded here, so that a machine for which there is none still prints over the network.
 */
async function createPort({ baud, flow, path }: Omit<SerialAddress, 'label'>): Promise<SerialPort | null> {
  try {
    const library = await import('serialport');
    return new library.SerialPort({
      path,
      baudRate: baud,
      autoOpen: false,
      rtscts: flow === 'rtscts',
      xon: flow === 'xonxoff',
      xoff: flow === 'xonxoff',
    });
  } catch {
    return null;
  }
}

/** node-serialport says why in words only, and in different ones on each system. */
function openTrouble({ message }: Error): PrintTrouble {
  if (/no such file|file not found|cannot find/i.test(message)) return 'port_missing';
  if (/permission denied/i.test(message)) return 'port_denied';
  if (/lock|busy|access denied|temporarily unavailable/i.test(message)) return 'port_busy';
  return 'open_failed';
}

function serialConnection(port: SerialPort): Connection {
  const link = createLink();
  port.on('data', (bytes: Buffer) => link.received(bytes));
  port.on('error', () => link.lost('connection_lost'));
  // Comes twice after a lost device, first without and then with the error.
  port.on('close', () => link.lost('connection_lost'));
  const drop = (): void => {
    link.letGo();
    if (!port.isOpen) return;
    // Unsent bytes are thrown away first: they belong to an attempt that is already unknown, and closing would wait for them.
    port.flush(() => {
      if (port.isOpen) port.close(() => undefined);
    });
  };
  return {
    onData: link.onData,
    onLost: link.onLost,
    write: (bytes, deadline) =>
      firstOf<Result<null, PrintTrouble>>(
        deadline,
        () => no('no_progress'),
        (settle) => {
          // Writing to a closed port would be kept for later instead of refused.
          if (!port.isOpen || !link.isHeld()) settle(no('connection_lost'));
          else port.write(bytes, (error) => settle(error ? no('connection_lost') : ok(null)));
        },
      ),
    settled: (deadline) =>
      firstOf<Result<null, PrintTrouble>>(
        deadline,
        () => no('no_progress'),
        (settle) => {
          if (!port.isOpen || !link.isHeld()) settle(no('connection_lost'));
          else port.drain((error) => settle(error ? no('connection_lost') : ok(null)));
        },
      ),
    end: (deadline) =>
      firstOf<Result<null, PrintTrouble>>(
        deadline,
        () => no('not_closed'),
        (settle) => {
          if (!port.isOpen || !link.isHeld()) {
            settle(no('connection_lost'));
            return;
          }
          link.onLost(() => settle(no('connection_lost')));
          port.drain((error) => {
            if (error || !port.isOpen || !link.isHeld()) {
              settle(no('connection_lost'));
              return;
            }
            link.letGo();
            port.close((closeError) => settle(closeError ? no('connection_lost') : ok(null)));
          });
        },
      ),
    drop,
  };
}
