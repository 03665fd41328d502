import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, constants, existsSync, openSync } from 'node:fs';
import { SerialPort } from 'serialport';
import { messageOf } from '#tools/call/run-tool.ts';

/** The device’s end of a serial line. */
export type SerialEnd = {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly onData: (listener: (bytes: Uint8Array) => void) => void;
  /** The line is gone: the port was taken away, or its pseudo terminal ended. */
  readonly onClosed: (listener: () => void) => void;
  /** Reads no further; what comes meanwhile waits at the other end. */
  readonly pause: () => void;
  readonly resume: () => void;
  readonly close: () => Promise<void>;
};

export type SerialEndOptions = { readonly path: string; readonly baudRate: number; readonly stopBits?: 1 | 2 };

/**
 * A serial port that exists (a null-modem cable, one half of a pair), or a pseudo terminal that socat makes under this path.
 * A pseudo terminal has neither a speed nor modem lines, so only XON/XOFF can be tried on it.
 */
export function openSerialEnd(options: SerialEndOptions): Promise<SerialEnd> {
  return existsSync(options.path) ? openExisting(options) : makeTerminal(options.path);
}

async function openExisting({ baudRate, path, stopBits = 1 }: SerialEndOptions): Promise<SerialEnd> {
  const port = new SerialPort({ path, baudRate, stopBits, autoOpen: false });
  await new Promise<void>((resolve, reject) =>
    port.open((error) => {
      if (error === null || error === undefined) resolve();
      else reject(new Error(`${path} is no serial port that can be opened (${messageOf(error)})`));
    }),
  );
  port.on('error', () => undefined);
  return {
    write: (bytes) =>
      new Promise((resolve) => {
        if (port.isOpen) port.write(Buffer.from(bytes), () => resolve());
        else resolve();
      }),
    onData: (listener) => void port.on('data', listener),
    onClosed: (listener) => void port.once('close', listener),
    pause: () => void port.pause(),
    resume: () => void port.resume(),
    close: () => new Promise((resolve) => (port.isOpen ? port.close(() => resolve()) : resolve())),
  };
}

async function makeTerminal(path: string): Promise<SerialEnd> {
  const socat = spawn('socat', [`pty,raw,echo=0,link=${path}`, '-'], { stdio: ['pipe', 'pipe', 'ignore'] });
  await appears(socat, path);
  socat.stdin.on('error', () => undefined);
  // Held here, the line outlives every till that comes and goes, as a real port does.
  const held = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
  const gone = new Promise<void>((resolve) => socat.once('exit', () => resolve()));
  void gone.then(() => closeSync(held));
  return {
    write: (bytes) => new Promise((resolve) => void socat.stdin.write(bytes, () => resolve())),
    onData: (listener) => void socat.stdout.on('data', listener),
    onClosed: (listener) => void gone.then(listener),
    pause: () => void socat.stdout.pause(),
    resume: () => void socat.stdout.resume(),
    close: () => {
      socat.kill('SIGKILL');
      return gone;
    },
  };
}

function appears(socat: ChildProcess, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socat.once('error', () => reject(new Error(`no pseudo terminal without socat (apt install socat)`)));
    socat.once('exit', () => reject(new Error(`no pseudo terminal can be made at ${path}: is its folder there?`)));
    const look = (): void => {
      if (existsSync(path)) resolve();
      else if (socat.exitCode === null && socat.pid !== undefined) setTimeout(look, 5);
    };
    look();
  });
}
