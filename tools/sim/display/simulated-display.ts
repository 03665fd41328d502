import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { type Control, reply, replyPage, serveControlPort } from '#tools/sim/control-server.ts';
import { createDisplayScreen } from '#tools/sim/display/display-screen.ts';
import { DISPLAY_PAGE } from '#tools/sim/display/page.ts';
import { openSerialEnd } from '#tools/sim/serial-end.ts';

/** A display on a real socket, as a serial-to-network box offers it, and on a serial line; switches pull its plug. */
export type SimulatedDisplay = {
  readonly port: number;
  readonly isOn: () => boolean;
  readonly lines: () => readonly [string, string];
  readonly unknown: () => readonly string[];
  readonly writes: () => number;
  /** Bytes that were let through to the printer behind it. */
  readonly passed: () => Buffer;
  /** Twice is once, as with any switch. */
  readonly switchOff: () => Promise<void>;
  readonly switchOn: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type PrinterBehind = { readonly host: string; readonly port: number };

export type DisplayOptions = {
  /** 0: any free one. */
  readonly port?: number;
  readonly serialPath?: string | null;
  /** The printer that its second socket leads to; null: what is let through goes nowhere. */
  readonly behind?: PrinterBehind | null;
};

export async function startDisplay({
  behind = null,
  port: wantedPort = 0,
  serialPath = null,
}: DisplayOptions = {}): Promise<SimulatedDisplay> {
  let screen = createDisplayScreen();
  let passed = Buffer.alloc(0);
  let writes = 0;
  let server: Server | null = null;
  let port = wantedPort;
  const sockets = new Set<Socket>();

  const take = (bytes: Uint8Array): Uint8Array => {
    writes += 1;
    const through = screen.take(bytes);
    passed = Buffer.concat([passed, through]);
    return through;
  };
  const serve = (socket: Socket): void => {
    sockets.add(socket);
    const printer = wayTo(behind, (bytes) => void (socket.writable && socket.write(bytes)));
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => printer.write(take(bytes)));
    socket.on('close', () => {
      sockets.delete(socket);
      printer.end();
    });
  };
  const switchOn = async (): Promise<void> => {
    if (server !== null) return;
    screen = createDisplayScreen();
    server = createServer(serve);
    port = await listen(server, port);
  };
  const switchOff = async (): Promise<void> => {
    const old = server;
    server = null;
    for (const socket of sockets) socket.destroy();
    if (old !== null) await new Promise((resolve) => old.close(resolve));
  };
  await switchOn();
  const cable = serialPath === null ? null : await openSerialEnd({ path: serialPath, baudRate: 9600 });
  const onCable = wayTo(behind, (bytes) => void cable?.write(bytes));
  cable?.onData((bytes) => {
    if (server !== null) onCable.write(take(bytes));
  });
  return {
    get port() {
      return port;
    },
    isOn: () => server !== null,
    lines: () => screen.lines(),
    unknown: () => screen.unknown(),
    writes: () => writes,
    passed: () => passed,
    switchOff,
    switchOn,
    close: async () => {
      onCable.end();
      await cable?.close();
      await switchOff();
    },
  };
}

/** The cable from the display to its printer: plugged in by the first byte, and a printer that is off takes nothing. */
function wayTo(behind: PrinterBehind | null, say: (bytes: Uint8Array) => void) {
  let socket: Socket | null = null;
  const plugIn = (at: PrinterBehind): Socket => {
    const fresh = connect(at);
    fresh.on('data', say);
    fresh.on('error', () => undefined);
    fresh.on('close', () => {
      if (socket === fresh) socket = null;
    });
    return fresh;
  };
  return {
    write: (bytes: Uint8Array): void => {
      if (behind === null || bytes.length === 0) return;
      socket ??= plugIn(behind);
      socket.write(bytes);
    },
    end: (): void => void socket?.end(),
  };
}

/** The page to watch at /, its state at /state; POST /off and /on pull and push the plug. Only for this machine. */
export function serveDisplay(display: SimulatedDisplay, port: number): Promise<Control> {
  return serveControlPort(port, (request, response) => answer(request, response, display));
}

async function answer(request: IncomingMessage, response: ServerResponse, display: SimulatedDisplay): Promise<void> {
  const asked = `${request.method} ${request.url}`;
  switch (asked) {
    case 'GET /':
      replyPage(response, DISPLAY_PAGE);
      return;
    case 'GET /state':
      reply(response, 200, stateOf(display));
      return;
    case 'POST /off':
      await display.switchOff();
      reply(response, 200, stateOf(display));
      return;
    case 'POST /on':
      await display.switchOn();
      reply(response, 200, stateOf(display));
      return;
    default:
      reply(response, 404, { problem: `there is no ${asked}` });
  }
}

function stateOf(display: SimulatedDisplay) {
  return { isOn: display.isOn(), lines: display.lines(), writes: display.writes(), unknown: display.unknown() };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
