import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { onlyPaper } from '#test/printing/tcp-printer.ts';

/** Two ends of a serial line: real pseudo terminals, joined by socat. */
export type SerialLine = {
  /** The end that the till opens. */
  readonly tillEnd: string;
  /** The end of the device, for a simulator that opens it itself. */
  readonly printerEnd: string;
  /** Begins to read at the printer’s end, as a printer that is switched on. */
  readonly read: () => void;
  readonly received: () => Buffer;
  /** The printer says something back. */
  readonly say: (bytes: Uint8Array) => void;
  /** Pulls the cable. */
  readonly cut: () => Promise<void>;
};

/** Why there is no serial line here, in words for the log; null when there is one. */
export function whyNoSerialLine(): string | null {
  const found = spawnSync('socat', ['-V']);
  return found.error === undefined
    ? null
    : 'SKIPPED serial printing: socat is not installed, so there is no serial line to test on (apt install socat)';
}

export async function joinSerialLine(): Promise<SerialLine> {
  const socat = spawn('socat', ['-d', '-d', 'pty,raw,echo=0', 'pty,raw,echo=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [tillEnd, printerEnd] = await terminalsOf(socat);
  let reader: ChildProcess | null = null;
  let received = Buffer.alloc(0);
  const cut = async (): Promise<void> => {
    reader?.kill('SIGKILL');
    if (socat.exitCode !== null || socat.signalCode !== null) return;
    const gone = new Promise((resolve) => socat.once('exit', resolve));
    socat.kill('SIGKILL');
    await gone;
  };
  onTestFinished(cut);
  return {
    tillEnd,
    printerEnd,
    read: () => {
      reader = spawn('cat', [printerEnd], { stdio: ['ignore', 'pipe', 'ignore'] });
      reader.stdout?.on('data', (bytes: Buffer) => {
        received = Buffer.concat([received, bytes]);
      });
    },
    received: () => onlyPaper(received),
    say: (bytes) => writeFileSync(printerEnd, bytes),
    cut,
  };
}

function terminalsOf(socat: ChildProcess): Promise<readonly [string, string]> {
  return new Promise((resolve, reject) => {
    let said = '';
    socat.once('error', reject);
    socat.once('exit', () => reject(new Error(`socat ended: ${said}`)));
    socat.stderr?.on('data', (words: Buffer) => {
      said += words.toString();
      const [first, second] = [...said.matchAll(/PTY is (\S+)/g)].map(([, path]) => path);
      if (first !== undefined && second !== undefined && said.includes('starting data transfer'))
        resolve([first, second]);
    });
  });
}
