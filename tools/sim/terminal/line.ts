import { createServer, type Server, type Socket } from 'node:net';
import { type Apdu, createApduReader, encodeApdu } from '#main/terminal/zvt/apdu.ts';
import { ACK, createFrameReader, encodeFrame, NAK } from '#main/terminal/zvt/serial-frame.ts';
import { openSerialEnd } from '#tools/sim/serial-end.ts';

/** The terminal's end of a line. */
export type SimLine = {
  readonly write: (apdu: Apdu) => Promise<void>;
  /** Bytes as they are, whatever they mean. */
  readonly writeBytes: (bytes: Uint8Array) => Promise<void>;
  readonly onMessage: (listener: (apdu: Apdu) => void) => void;
  readonly onClosed: (listener: () => void) => void;
  readonly cut: () => void;
  /** Cut behind the last byte: what was sent arrives, and nothing is heard any more. */
  readonly hangUp: () => void;
  readonly encode: (apdu: Apdu) => Uint8Array;
};

export type ServedLine = { readonly port: number; readonly close: () => Promise<void> };

/** Listens as a terminal does: one till at a time, further ones are hung up on at once. */
export async function serveTcp(
  port: number,
  { isTaken, serve }: { readonly isTaken: () => boolean; readonly serve: (line: SimLine) => void },
): Promise<ServedLine> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (isTaken()) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serve(tcpLine(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function tcpLine(socket: Socket): SimLine {
  const reader = createApduReader();
  const listeners: ((apdu: Apdu) => void)[] = [];
  let isDeaf = false;
  socket.setNoDelay(true);
  socket.on('data', (bytes: Buffer) => {
    if (isDeaf) return;
    for (const apdu of reader.push(bytes)) for (const listener of listeners) listener(apdu);
  });
  const writeBytes = (bytes: Uint8Array): Promise<void> =>
    new Promise((resolve) => {
      if (socket.destroyed) resolve();
      else socket.write(bytes, () => resolve());
    });
  return {
    write: (apdu) => writeBytes(encodeApdu(apdu)),
    writeBytes,
    encode: encodeApdu,
    onMessage: (listener) => listeners.push(listener),
    onClosed: (listener) => void socket.once('close', listener),
    cut: () => socket.destroy(),
    hangUp: () => {
      isDeaf = true;
      socket.end();
    },
  };
}

/** A serial port or a pseudo terminal. A cut is silence here: a cable has no other way to end. */
export async function serveSerial(path: string, serve: (line: SimLine) => void): Promise<ServedLine> {
  const end = await openSerialEnd({ path, baudRate: 9600, stopBits: 2 });
  const reader = createFrameReader();
  const listeners: ((apdu: Apdu) => void)[] = [];
  let isCut = false;
  const cut = (): void => {
    isCut = true;
    // The next command finds the cable back in its socket.
    setTimeout(() => {
      isCut = false;
    }, 300);
  };
  const raw = async (bytes: Uint8Array): Promise<void> => {
    if (!isCut) await end.write(bytes);
  };
  end.onData((bytes) => {
    for (const sign of reader.push(bytes)) {
      if (isCut) return;
      if (sign.kind === 'damaged') void raw(Uint8Array.of(NAK));
      if (sign.kind !== 'message') continue;
      void raw(Uint8Array.of(ACK));
      for (const listener of listeners) listener(sign.apdu);
    }
  });
  serve({
    write: (apdu) => raw(encodeFrame(apdu)),
    writeBytes: raw,
    encode: encodeFrame,
    onMessage: (listener) => listeners.push(listener),
    onClosed: end.onClosed,
    cut,
    hangUp: cut,
  });
  return { port: 0, close: end.close };
}
