import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import { realTimers } from '#main/printing/timers.ts';
import type { Transport } from '#main/printing/transport/transport.ts';
import { createScanFramer, type Framer } from '#main/scanner/scan-framer.ts';
import { Scans } from '#main/scanner/scans.ts';
import { type ScannerState, startSerialScanner } from '#main/scanner/serial-scanner.ts';
import { createTestFramer } from '#main/scanner/test-framer.ts';
import type { Clock } from '#main/time/clock.ts';
import { oneAtATime } from '#main/time/one-at-a-time.ts';
import type { ScanTest } from '#shared/scanning/scan-test.ts';

export type HeardInTest =
  | { readonly kind: 'state'; readonly state: ScannerState }
  | { readonly kind: 'test'; readonly test: ScanTest };

export type Scanner = {
  /** Of the scanner that is listened to; null: to none, or nobody knows yet. */
  readonly state: () => ScannerState | null;
  /** Takes up what was set up meanwhile. */
  readonly reload: () => Promise<void>;
  /** Tries a line until the signal fires. The till's own scanner rests, because it may hang at the same port. */
  readonly listen: (at: Transport, signal: AbortSignal | undefined) => AsyncGenerator<HeardInTest, void>;
  readonly stop: () => Promise<void>;
};

export type ScannerParts = {
  /** As it is set up now. null: no scanner of main’s own; those that type need none. */
  readonly at: () => Transport | null;
  readonly scans: Scans;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onChange: () => void;
};

export function openScanner({ at, clock, log, onChange, scans }: ScannerParts): Scanner {
  const stopping = new AbortController();
  let running: ReturnType<typeof startSerialScanner> | null = null;
  let known: ScannerState | null = null;
  let tries = 0;
  /** One change at a time: whoever takes the port waits until it is let go. */
  const inTurn = oneAtATime();

  const start = <Code>(
    transport: Transport,
    told: { framer: () => Framer<Code>; onCode: (code: Code) => void; onState: (state: ScannerState) => void },
  ) =>
    startSerialScanner({
      transport,
      timers: realTimers,
      monotonicMs: () => clock.now().monotonicMs,
      random: () => randomInt(2 ** 32) / 2 ** 32,
      ...told,
    });
  const learn = (state: ScannerState | null, where: string): void => {
    const isNew = state?.isThere !== known?.isThere || state?.trouble !== known?.trouble;
    known = state;
    if (!isNew) return;
    if (state?.isThere === true) log.info({ at: where }, 'the scanner is there');
    else if (state?.trouble) log.warn({ at: where, trouble: state.trouble }, 'the scanner is not there');
    if (!stopping.signal.aborted) onChange();
  };
  const begin = (): void => {
    const transport = at();
    if (transport === null || running !== null || tries > 0 || stopping.signal.aborted) return;
    running = start(transport, {
      framer: createScanFramer,
      onCode: (code) => scans.tell({ code }),
      onState: (state) => learn(state, transport.address),
    });
  };
  const rest = async (): Promise<void> => {
    const resting = running;
    running = null;
    await resting?.stop();
    learn(null, '');
  };

  begin();
  return {
    state: () => known,
    reload: () =>
      inTurn(async () => {
        await rest();
        begin();
      }),
    listen: async function* (transport, signal) {
      const until = AbortSignal.any([stopping.signal, ...(signal === undefined ? [] : [signal])]);
      tries += 1;
      const heard = new Scans<HeardInTest>();
      let tried: ReturnType<typeof startSerialScanner> | null = null;
      try {
        await inTurn(rest);
        tried = start(transport, {
          framer: createTestFramer,
          onCode: (test) => heard.tell({ kind: 'test', test }),
          onState: (state) => heard.tell({ kind: 'state', state }),
        });
        yield* heard.watch(until);
      } finally {
        await inTurn(async () => {
          await tried?.stop();
          tries -= 1;
          begin();
        });
      }
    },
    stop: async () => {
      stopping.abort();
      await inTurn(rest);
    },
  };
}
