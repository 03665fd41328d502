import { createServer as createWebServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { createDisplayScreen } from './display-screen.ts';
import { DISPLAY_PAGE } from './page.ts';

/** A display on a real socket, as a serial-to-network box offers it, with a page to watch and switches to pull. */
export type SimulatedDisplay = {
  readonly port: number;
  readonly lines: () => readonly [string, string];
  readonly unknown: () => readonly string[];
  readonly writes: () => number;
  /** Bytes that were let through to the printer behind it. */
  readonly passed: () => Buffer;
  readonly switchOff: () => Promise<void>;
  readonly switchOn: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function startDisplay(wantedPort = 0): Promise<SimulatedDisplay> {
  let screen = createDisplayScreen();
  let passed = Buffer.alloc(0);
  let writes = 0;
  let server: Server | null = null;
  let port = wantedPort;
  const sockets = new Set<Socket>();

  const switchOn = async (): Promise<void> => {
    screen = createDisplayScreen();
    server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
      socket.on('data', (bytes) => {
        writes += 1;
        passed = Buffer.concat([passed, screen.take(bytes)]);
      });
    });
    port = await listen(server, port);
  };
  const switchOff = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    const old = server;
    server = null;
    if (old !== null) await new Promise((resolve) => old.close(resolve));
  };
  await switchOn();
  return {
    get port() {
      return port;
    },
    lines: () => screen.lines(),
    unknown: () => screen.unknown(),
    writes: () => writes,
    passed: () => passed,
    switchOff,
    switchOn,
    close: switchOff,
  };
}

/** The page to watch at /, its state at /state; POST /off and /on pull and push the plug. */
export async function serveDisplay(
  display: SimulatedDisplay,
  wantedPort: number,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  let isOn = true;
  const web = createWebServer(async (request, response) => {
    const place = `${request.method} ${request.url}`;
    if (place === 'GET /') response.setHeader('content-type', 'text/html; charset=utf-8').end(DISPLAY_PAGE);
    else if (place === 'GET /state') {
      const state = { isOn, lines: display.lines(), bytes: display.writes(), unknown: display.unknown() };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(state));
    } else if (place === 'POST /off' || place === 'POST /on') {
      isOn = place === 'POST /on';
      await (isOn ? display.switchOn() : display.switchOff());
      response.end();
    } else {
      response.statusCode = 404;
      response.end('GET /, GET /state, POST /off, POST /on');
    }
  });
  const port = await listen(web, wantedPort);
  return { port, close: () => new Promise((resolve) => web.close(() => resolve())) };
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
