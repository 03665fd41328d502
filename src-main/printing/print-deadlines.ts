import type { Transport } from '#main/printing/transport/transport.ts';

/** How long each wait may take, in ms. */
export type PrintDeadlines = {
  readonly openMs: number;
  /** For the answer to one question; the first is asked three times before the printer counts as silent. */
  readonly answerMs: number;
  /** For each slice of bytes to be taken; the time the wire itself needs is added. */
  readonly sliceMs: number;
  /** For the other side to take everything and close, where nothing else is known of it. */
  readonly endMs: number;
  /** For the printer to say that it printed; more for long papers and slow wires. */
  readonly confirmMs: number;
  /** For each line of a paper beyond that. */
  readonly confirmLineMs: number;
  /** Between two signs of life while a job is open; three without an answer and the printer is gone. */
  readonly heartbeatMs: number;
  /** For the printer to say that it forgot what it had not printed. */
  readonly clearMs: number;
  /** How long a connection that is not needed is kept: others may want the printer. Null: it is ours alone. */
  readonly lingerMs: Readonly<Record<Transport['kind'], number | null>>;
  /** How often an idle printer is looked at; null: never. */
  readonly watchMs: Readonly<Record<Transport['kind'], number | null>>;
  /** Before the next try, after the first miss, the second and so on; the last one stays. */
  readonly backOffMs: readonly number[];
};

export const DEADLINES: PrintDeadlines = {
  openMs: 3000,
  answerMs: 1000,
  sliceMs: 10_000,
  endMs: 30_000,
  confirmMs: 30_000,
  confirmLineMs: 50,
  heartbeatMs: 2000,
  clearMs: 3000,
  lingerMs: { screen: null, tcp: 3000, serial: null, usb: null, spooler: 0 },
  watchMs: { screen: null, tcp: 30_000, serial: 5000, usb: 5000, spooler: 60_000 },
  backOffMs: [500, 1000, 2000, 5000, 10_000],
};

/** PowerShell starts, and compiles, before it can look at a printer; a small till of ten years takes its time over it. */
const SHELL_START_MS = 20_000;

/** How long the way to a printer may take to open. */
export function openMs({ kind }: Pick<Transport, 'kind'>, deadlines: PrintDeadlines): number {
  return kind === 'spooler' ? Math.max(SHELL_START_MS, deadlines.openMs) : deadlines.openMs;
}

/** Ten bits a byte with start and stop, half as much again for a printer that holds the line. */
export function wireMs(bytes: number, { bitsPerSecond }: Pick<Transport, 'bitsPerSecond'>): number {
  return bitsPerSecond === null ? 0 : Math.ceil((bytes * 10 * 1000 * 1.5) / bitsPerSecond);
}

/** What a small printer keeps; what goes beyond waits in its network board, and with it every question. */
const PRINTER_MEMORY_BYTES = 4096;
/** A slow printer’s way through a long paper, in bytes a second. */
const SLOWEST_BYTES_PER_S = 1024;

/** How long a printer may be silent while it has this much to print. */
export function silenceMs(bytes: number, { heartbeatMs }: PrintDeadlines): number {
  const waiting = Math.max(0, bytes - PRINTER_MEMORY_BYTES);
  return 3 * heartbeatMs + Math.ceil((waiting / SLOWEST_BYTES_PER_S) * 1000);
}
