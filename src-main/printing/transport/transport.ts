import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import type { Result } from '#shared/result.ts';

/**
 * How bytes reach a printer. A transport knows no protocol and keeps nothing: each connection is a new object and is thrown
 * away when it is lost, because a reopened port delivers stale bytes (node-serialport keeps what is written while closed).
 * Every wait takes a deadline as a signal; what the world does wrong comes back as a trouble, nothing throws.
 */
export type Transport = {
  /** `spooler`: bytes go one way, to another program that prints; it is asked nothing. */
  readonly kind: 'screen' | 'tcp' | 'serial' | 'usb' | 'spooler';
  /** As people read it: "screen", "10.0.0.7:9100", "/dev/ttyUSB0:38400". */
  readonly address: string;
  /** Bits per second where the wire has a speed that sets the deadlines; null otherwise. */
  readonly bitsPerSecond: number | null;
  /** A customer display waits for the same line: whoever is done with it lets go at once. */
  readonly isShared?: true;
  readonly open: (deadline: AbortSignal) => Promise<Result<Connection, PrintTrouble>>;
};

export type Connection = {
  /**
   * Done when the operating system took the bytes, which proves no paper. After a refusal nobody knows how many of them
   * went out.
   */
  readonly write: (bytes: Uint8Array, deadline: AbortSignal) => Promise<Result<null, PrintTrouble>>;
  /** What the printer says, in slices of any size. One listener; bytes that came before it was set are handed to it. */
  readonly onData: (listener: (bytes: Uint8Array) => void) => void;
  /** Called once when the connection is lost before `end` or `drop` was asked for; at once if it already is. */
  readonly onLost: (listener: (trouble: PrintTrouble) => void) => void;
  /** Done when everything written has left this computer, as far as it can know; a network cannot, and is done at once. */
  readonly settled: (deadline: AbortSignal) => Promise<Result<null, PrintTrouble>>;
  /** Lets everything written leave, says goodbye and waits until the other side has closed too. */
  readonly end: (deadline: AbortSignal) => Promise<Result<null, PrintTrouble>>;
  /** Lets go at once, whatever is unsent. Proves nothing and may be called any time, any number of times. */
  readonly drop: () => void;
};
