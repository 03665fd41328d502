import { createServer, type Server, type Socket } from 'node:net';
import type { SimPrinter } from '#tools/sim/printer/sim-parts.ts';

export type SimTcpPort = { readonly port: number; readonly close: () => Promise<void> };

/** The printer’s network board on 127.0.0.1: others may connect while one prints, and are not heard until it has closed. */
export async function openTcpPort(printer: SimPrinter, port: number): Promise<SimTcpPort> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    if (!printer.condition().isOn) {
      socket.resetAndDestroy();
      return;
    }
    sockets.add(socket);
    const host = printer.connect({
      say: (bytes) => void (socket.writable && socket.write(bytes)),
      hold: () => void socket.pause(),
      release: () => void socket.resume(),
      reset: () => void socket.resetAndDestroy(),
      cut: () => void socket.pause(),
    });
    socket.on('data', (bytes: Buffer) => host.receive(bytes));
    socket.on('error', () => undefined);
    socket.on('end', () => {
      host.close();
      socket.end();
    });
    socket.on('close', () => {
      sockets.delete(socket);
      host.close();
    });
  });
  await listen(server, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}
