import type { Connection, Transport } from '#main/printing/transport/transport.ts';
import { ok } from '#shared/result.ts';

/**
 * The paper roll on the screen: always there, takes everything. What it shows are the bytes kept with the job, decoded, so
 * the sink itself keeps nothing.
 */
export function screenTransport(): Transport {
  const connection: Connection = {
    write: async () => ok(null),
    onData: () => undefined,
    onLost: () => undefined,
    settled: async () => ok(null),
    end: async () => ok(null),
    drop: () => undefined,
  };
  return { kind: 'screen', address: 'screen', bitsPerSecond: null, open: async () => ok(connection) };
}
