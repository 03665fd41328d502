import { createServer as createHttpServer } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export type Wire = {
  readonly url: string;
  /**
   * `cut_answer` lets the request through and cuts the wire when the answer comes back. `no_push` cuts it for journals alone:
   * the till is heard, and what it writes meanwhile has still to come.
   */
  mode: 'open' | 'silent' | 'cut_answer' | 'refuse' | 'no_push';
  readonly requests: () => number;
};

/** A real TCP wire in front of the agent that can be cut, held or left to hang. */
export async function openWire(target: string): Promise<Wire> {
  const sockets = new Set<Socket>();
  let requests = 0;
  const state: { mode: Wire['mode'] } = { mode: 'open' };
  const server = createServer((near) => {
    sockets.add(near);
    near.on('error', () => near.destroy());
    if (state.mode === 'refuse') {
      near.destroy();
      return;
    }
    const far = connect(Number(new URL(target).port), '127.0.0.1');
    sockets.add(far);
    far.on('error', () => near.destroy());
    near.on('data', (chunk) => {
      requests += 1;
      if (state.mode === 'refuse' || (state.mode === 'no_push' && chunk.includes('/journal/push'))) near.destroy();
      else if (state.mode !== 'silent') far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (state.mode === 'cut_answer') near.destroy();
      else if (state.mode !== 'silent') late(() => near.write(chunk));
    });
    near.on('close', () => far.destroy());
    far.on('close', () => late(() => near.destroy()));
  });
  const url = await listen(server);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    url,
    get mode() {
      return state.mode;
    },
    set mode(mode) {
      state.mode = mode;
      // What is under way ends, too: a line that only listens would not notice by itself.
      if (mode === 'refuse') for (const socket of sockets) socket.destroy();
    },
    requests: () => requests,
  };
}

/**
 * What the agent says comes late by TILLKEEPER_SLOW_MS, where it is set: a test that passes with 0 ms and fails with 300 ms
 * took what happened at another till for known before it was told.
 */
function late(say: () => unknown): void {
  const delayMs = Number(process.env['TILLKEEPER_SLOW_MS'] ?? 0);
  if (delayMs > 0) setTimeout(say, delayMs);
  else say();
}

/** Something at the address that is no agent, or one that answers as it likes. */
export async function answerAlways(
  answer: (path: string) => { readonly status: number; readonly body: string } | null,
): Promise<string> {
  const server = createHttpServer((request, response) => {
    request.resume();
    const { status, body } = answer(request.url ?? '') ?? { status: 404, body: '<h1>Not here</h1>' };
    response.writeHead(status, { 'content-type': body.startsWith('<') ? 'text/html' : 'application/json' });
    response.end(body);
  });
  const url = await listen(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return url;
}

async function listen(server: ReturnType<typeof createServer> | ReturnType<typeof createHttpServer>): Promise<string> {
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return `http://127.0.0.1:${address.port}`;
}
