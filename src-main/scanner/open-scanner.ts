import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import { realTimers } from '#main/printing/timers.ts';
import type { Transport } from '#main/printing/transport/transport.ts';
import type { Scans } from '#main/scanner/scans.ts';
import { startSerialScanner } from '#main/scanner/serial-scanner.ts';
import type { Clock } from '#main/time/clock.ts';

export type Scanner = { readonly stop: () => Promise<void> };

const NO_SCANNER: Scanner = { stop: async () => {} };

export function openScanner({
  at,
  scans,
  clock,
  log,
}: {
  /** null: no scanner of main’s own; those that type need none. */
  readonly at: Transport | null;
  readonly scans: Scans;
  readonly clock: Clock;
  readonly log: Logger;
}): Scanner {
  if (at === null) return NO_SCANNER;
  return startSerialScanner({
    transport: at,
    timers: realTimers,
    monotonicMs: () => clock.now().monotonicMs,
    random: () => randomInt(2 ** 32) / 2 ** 32,
    onCode: (code) => scans.tell({ code }),
    onState: ({ isThere, trouble }) => {
      if (isThere) log.info({ at: at.address }, 'the scanner is there');
      else if (trouble !== null) log.warn({ at: at.address, trouble }, 'the scanner is not there');
    },
  });
}
