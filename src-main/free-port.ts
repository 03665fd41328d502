import { once } from 'node:events';
import { createServer } from 'node:net';

const TRIES_MAX = 100;

/** The wanted port of 127.0.0.1, or the next free one above it; 0 asks the system for any. */
export async function findFreePort(wanted: number): Promise<number> {
  if (wanted === 0) return await probe(0);
  const last = Math.min(wanted + TRIES_MAX, 65_535);
  for (let port = wanted; port <= last; port += 1) {
    try {
      return await probe(port);
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  return await probe(0);
}

async function probe(port: number): Promise<number> {
  const server = createServer();
  server.listen({ host: '127.0.0.1', port, exclusive: true });
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('Broken rule: a TCP server has a port');
  return address.port;
}

function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'EADDRINUSE' || code === 'EACCES';
}
