import { createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A printer on a real socket: keeps every byte per connection, and can be slow, deaf, rude or switched off. */
export type TcpPrinter = {
  readonly port: number;
  readonly address: string;
  /** What each connection brought but for questions how the printer is, which print nothing; in order of connecting. */
  readonly received: () => readonly Buffer[];
  readonly switchOff: () => Promise<void>;
};

export type TcpPrinterHabits = {
  /** Called with each slice and all paper so far; may answer, stop reading or cut the line. */
  readonly onBytes?: (socket: Socket, soFar: Buffer) => void;
  readonly onConnection?: (socket: Socket) => void;
  readonly port?: number;
};

export async function startTcpPrinter({ onBytes, onConnection, port = 0 }: TcpPrinterHabits = {}): Promise<TcpPrinter> {
  const rolls: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: false }, (socket) => {
    const roll = rolls.push(Buffer.alloc(0)) - 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes: Buffer) => {
      const soFar = Buffer.concat([rolls[roll] ?? Buffer.alloc(0), bytes]);
      rolls[roll] = soFar;
      if (onlyPaper(soFar).length > 0) onBytes?.(socket, onlyPaper(soFar));
    });
    onConnection?.(socket);
  });
  await listen(server, port);
  const address = server.address();
  const usedPort = typeof address === 'object' && address !== null ? address.port : port;
  const switchOff = (): Promise<void> => {
    for (const socket of sockets) socket.resetAndDestroy();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  onTestFinished(switchOff);
  return { port: usedPort, address: `tcp:127.0.0.1:${usedPort}`, received: () => rolls.map(onlyPaper), switchOff };
}

const DLE_EOT = Buffer.of(0x10, 0x04);

/** No image of ours has these bytes, so taking the questions out takes nothing from a paper. */
export function onlyPaper(bytes: Buffer): Buffer {
  const at = bytes.indexOf(DLE_EOT);
  return at === -1 ? bytes : Buffer.concat([bytes.subarray(0, at), onlyPaper(bytes.subarray(at + 3))]);
}

/** A port on which nobody listens: a printer that is switched off. */
export async function unusedPort(): Promise<number> {
  const printer = createServer();
  await listen(printer, 0);
  const address = printer.address();
  await new Promise<void>((resolve) => printer.close(() => resolve()));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}
