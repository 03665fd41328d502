import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { SerialPort } from 'serialport';
import type { SimPrinter } from '#tools/sim/printer/sim-parts.ts';

export type SimSerialPort = { readonly path: string; readonly close: () => Promise<void> };

const XON = 0x11;
const XOFF = 0x13;

export type SimSerialOptions = {
  readonly path: string;
  /** Says XOFF and XON when its memory fills and empties; without, it just stops reading. */
  readonly hasXonXoff?: boolean;
};

/**
 * The printer at the end of a serial line: a port that exists (a null-modem cable, one half of a pair), or a pseudo terminal
 * that socat makes under this path. A pseudo terminal has no modem lines, so only XON/XOFF can be tried on it.
 */
export function openSerialPort(printer: SimPrinter, options: SimSerialOptions): Promise<SimSerialPort> {
  return existsSync(options.path) ? openExisting(printer, options) : makeTerminal(printer, options);
}

async function openExisting(
  printer: SimPrinter,
  { hasXonXoff = false, path }: SimSerialOptions,
): Promise<SimSerialPort> {
  const port = new SerialPort({ path, baudRate: 38_400, autoOpen: false });
  await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
  const host = connect(printer, { hasXonXoff, say: (bytes) => void port.write(Buffer.from(bytes)), stream: port });
  port.on('data', (bytes: Buffer) => host.receive(bytes));
  port.on('error', () => undefined);
  port.on('close', host.close);
  return { path, close: () => new Promise((resolve) => port.close(() => resolve())) };
}

async function makeTerminal(
  printer: SimPrinter,
  { hasXonXoff = false, path }: SimSerialOptions,
): Promise<SimSerialPort> {
  const socat = spawn('socat', [`pty,raw,echo=0,link=${path}`, '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
  await appears(socat, path);
  socat.stdin.on('error', () => undefined);
  const host = connect(printer, { hasXonXoff, say: (bytes) => void socat.stdin.write(bytes), stream: socat.stdout });
  socat.stdout.on('data', (bytes: Buffer) => host.receive(bytes));
  socat.on('exit', host.close);
  return {
    path,
    close: () => {
      if (socat.exitCode !== null || socat.signalCode !== null) return Promise.resolve();
      const gone = new Promise<void>((resolve) => socat.once('exit', () => resolve()));
      socat.kill('SIGKILL');
      return gone;
    },
  };
}

type Wire = {
  readonly hasXonXoff: boolean;
  readonly say: (bytes: Uint8Array) => void;
  readonly stream: { readonly pause: () => unknown; readonly resume: () => unknown };
};

function connect(printer: SimPrinter, { hasXonXoff, say, stream }: Wire) {
  // Nobody resets a serial line: after a power cycle the printer is simply there again, and knows nothing.
  let host = printer.connect({ say, hold, release, reset: reconnect, cut: reconnect });
  function hold(): void {
    if (hasXonXoff) say(Uint8Array.of(XOFF));
    stream.pause();
  }
  function release(): void {
    stream.resume();
    if (hasXonXoff) say(Uint8Array.of(XON));
  }
  function reconnect(): void {
    host = printer.connect({ say, hold, release, reset: reconnect, cut: reconnect });
    stream.resume();
  }
  return { receive: (bytes: Uint8Array) => host.receive(bytes), close: () => host.close() };
}

function appears(socat: ChildProcess, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socat.once('error', reject);
    socat.once('exit', () => reject(new Error(`socat could not make ${path}`)));
    const look = (): void => {
      if (existsSync(path)) resolve();
      else setTimeout(look, 5);
    };
    look();
  });
}
